import { loadAhead, type LoadedAhead } from '../ui/load-ahead.tsx';
import type { ViewProps } from './document-view.ts';
import type { ViewKind } from './sniff-kind.ts';

/** Each kind's code is loaded when the first document of its kind is opened: a queue needs none of it. */
export const viewOf: Readonly<Record<ViewKind, LoadedAhead<ViewProps>>> = {
  pdf: loadAhead(async () => (await import('./pdf/PdfView.tsx')).PdfView),
  text: loadAhead(async () => (await import('./text/TextView.tsx')).TextView),
  table: loadAhead(async () => (await import('./table/TableView.tsx')).TableView),
  image: loadAhead(async () => (await import('./image/ImageView.tsx')).ImageView),
  docx: loadAhead(async () => (await import('./docx/DocxView.tsx')).DocxView),
  html: loadAhead(async () => (await import('./html/HtmlView.tsx')).HtmlView),
  mail: loadAhead(async () => (await import('./mail/MailView.tsx')).MailView),
  unsupported: loadAhead(async () => (await import('./fallback/FallbackView.tsx')).FallbackView),
};

/** Most documents are PDFs, and the first page ever costs more than the next: done ahead, while the queue is read. */
export async function warmPdf(): Promise<void> {
  await viewOf.pdf.load();
  await (await import('./pdf/warm-up.ts')).warmUpPdf();
}
