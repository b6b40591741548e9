import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentBytes } from '../../data/document-bytes.ts';
import type { DocumentPages } from '../../data/search/document-pages.ts';
import { SNIFF_LENGTH, sniffKind } from '../sniff-kind.ts';

/** More than this is not text that a person reads. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** The words of a document as its view would show them. Each kind's reader is loaded when the first of its kind is read. */
export async function readDocumentPages(record: DocumentRecord, bytes: DocumentBytes): Promise<DocumentPages> {
  const head = await bytes.read(0, Math.min(SNIFF_LENGTH, bytes.length));
  const kind = sniffKind(head, record.mediaType, record.name);
  const recognized = await wordsOfPictures(bytes);
  if (kind === 'pdf') return await pdfPages(bytes, recognized);
  if (recognized.size > 0) return inPages(recognized, Math.max(...recognized.keys()));
  if (bytes.length > MAX_TEXT_BYTES) return { pages: [], unreadable: [] };
  const whole = () => bytes.read(0, bytes.length);
  if (kind === 'docx' || kind === 'mail' || (kind === 'table' && head[0] === 0x50 && head[1] === 0x4b)) {
    const { officeWords } = await import('../office-words.ts');
    const words = await officeWords(kind, record, await whole());
    return { pages: words === null ? [] : [words], unreadable: [] };
  }
  if (kind === 'text' || kind === 'table') return await plainText(record, await whole());
  if (kind === 'html') return await pageText(record, await whole());
  return { pages: [], unreadable: [] };
}

async function pdfPages(bytes: DocumentBytes, recognized: ReadonlyMap<number, string>): Promise<DocumentPages> {
  const { openPdf } = await import('../pdf/open-pdf.ts');
  const { PageTexts } = await import('../pdf/page-texts.ts');
  const opened = await openPdf(bytes, () => Promise.resolve(null));
  if (!opened.ok) return { pages: [], unreadable: [] };
  try {
    const texts = new PageTexts(opened.value);
    const found = new Map<number, string>();
    for (let page = 1; page <= texts.pages; page++) {
      const { text } = await texts.of(page);
      found.set(page, text.trim() === '' ? (recognized.get(page) ?? '') : text);
    }
    return inPages(found, texts.pages);
  } finally {
    void opened.value.loadingTask.destroy();
  }
}

function inPages(found: ReadonlyMap<number, string>, count: number): DocumentPages {
  const pages = Array.from({ length: count }, (_, i) => found.get(i + 1) ?? '');
  return { pages, unreadable: pages.flatMap((text, i) => (text.trim() === '' ? [i + 1] : [])) };
}

/** What the client, or this machine, has read in the pictures of the pages. */
async function wordsOfPictures(bytes: DocumentBytes): Promise<Map<number, string>> {
  const pages = (await bytes.words?.read()) ?? [];
  return new Map(pages.map(({ page, words }) => [page, words.map(([word]) => word).join(' ')]));
}

async function plainText(record: DocumentRecord, bytes: Uint8Array): Promise<DocumentPages> {
  const { decodeText } = await import('../text/decode-text.ts');
  const { declaredEncoding } = await import('../text/declared-encoding.ts');
  return { pages: [decodeText(bytes, { declared: declaredEncoding(record.mediaType, bytes) }).text], unreadable: [] };
}

async function pageText(record: DocumentRecord, bytes: Uint8Array): Promise<DocumentPages> {
  const { pageOf } = await import('../html/page-of.ts');
  const { wordsOfHtml } = await import('../html/words-of-html.ts');
  return { pages: [wordsOfHtml(pageOf(bytes, record, null).html)], unreadable: [] };
}
