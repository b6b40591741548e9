import type { DocumentRecord } from '../../../../shared/model/document.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import { openDocumentBytes, type DocumentBytes } from '../../../data/document-bytes.ts';
import type { Store } from '../../../data/store.ts';
import { text } from '../../../i18n/text.ts';
import { openPdf } from '../../../viewer/pdf/open-pdf.ts';
import { PdfPages } from './pdf-pages.ts';

/** Opens a PDF of a case for as long as something is done with it. Refused, in words, when it cannot be. */
export async function withPdf<T, Code extends string>(
  store: Store,
  { name: document, ...record }: DocumentRecord,
  work: (pages: PdfPages, bytes: DocumentBytes) => Promise<Result<T, Code>>,
): Promise<Result<T, Code | 'not-here' | 'not-opened'>> {
  const bytes = await openDocumentBytes(store, { name: document, ...record });
  if (!bytes) return refuse('not-here', text('exchange.failed.notHere', { document }));
  const opened = await openPdf(bytes, async () => null);
  if (!opened.ok) {
    const key = opened.failure.code === 'locked' ? 'exchange.failed.password' : 'exchange.failed.broken';
    return refuse('not-opened', text(key, { document }));
  }
  try {
    return await work(new PdfPages(opened.value), bytes);
  } finally {
    void opened.value.loadingTask.destroy();
  }
}
