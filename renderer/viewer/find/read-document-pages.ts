import type { PageWords } from '../../../shared/model/document-text.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentBytes } from '../../data/document-bytes.ts';
import type { DocumentPages } from '../../data/search/document-pages.ts';
import { readingState, textOfWords } from '../scan/words-text.ts';
import { SNIFF_LENGTH, sniffKind } from '../sniff-kind.ts';

/** More than this is not text that a person reads. */
const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** The words of a document as its view would show them. Each kind's reader is loaded when the first of its kind is read. */
export async function readDocumentPages(
  record: DocumentRecord,
  bytes: DocumentBytes,
  rest: () => Promise<void>,
): Promise<DocumentPages> {
  const head = await bytes.read(0, Math.min(SNIFF_LENGTH, bytes.length));
  const kind = sniffKind(head, record.mediaType, record.name);
  const pictures = await wordsOfPictures(bytes);
  if (kind === 'pdf') return await pdfPages(bytes, pictures, rest);
  if (pictures.size > 0) return ofPictures(pictures, Math.max(...pictures.keys()), new Map());
  if (bytes.length > MAX_TEXT_BYTES) return NOTHING;
  const whole = () => bytes.read(0, bytes.length);
  if (kind === 'docx' || kind === 'mail' || (kind === 'table' && head[0] === 0x50 && head[1] === 0x4b)) {
    const { officeWords } = await import('../office-words.ts');
    const words = await officeWords(kind, record, await whole());
    return words === null ? NOTHING : onePage(words);
  }
  if (kind === 'text' || kind === 'table') return await plainText(record, await whole());
  if (kind === 'html') return await pageText(record, await whole());
  return NOTHING;
}

const NOTHING: DocumentPages = { pages: [], unreadable: [], unsure: [] };

function onePage(words: string): DocumentPages {
  return { pages: [words], unreadable: [], unsure: [] };
}

async function pdfPages(
  bytes: DocumentBytes,
  pictures: ReadonlyMap<number, PageWords>,
  rest: () => Promise<void>,
): Promise<DocumentPages> {
  const { openPdf } = await import('../pdf/open-pdf.ts');
  const { PageTexts } = await import('../pdf/page-texts.ts');
  const opened = await openPdf(bytes, () => Promise.resolve(null));
  if (!opened.ok) return NOTHING;
  try {
    const texts = new PageTexts(opened.value);
    const own = new Map<number, string>();
    for (let page = 1; page <= texts.pages; page++) {
      await rest();
      const { text } = await texts.of(page);
      if (text.trim() !== '') own.set(page, text);
    }
    return ofPictures(pictures, texts.pages, own);
  } finally {
    void opened.value.loadingTask.destroy();
  }
}

/** @param own the words that the file itself has of its pages: then nobody had to read those */
function ofPictures(
  pictures: ReadonlyMap<number, PageWords>,
  count: number,
  own: ReadonlyMap<number, string>,
): DocumentPages {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const pages = numbers.map(page => own.get(page) ?? textIn(pictures.get(page)));
  const isUnsure = (page: number): boolean => {
    const words = own.has(page) ? undefined : pictures.get(page);
    return words !== undefined && readingState(words) === 'unsure';
  };
  return {
    pages,
    unreadable: numbers.filter(page => pages[page - 1]?.trim() === ''),
    unsure: numbers.filter(isUnsure),
  };
}

/** The same text that the page shows over its picture, so that a place in the one is a place in the other. */
function textIn(words: PageWords | undefined): string {
  return words ? textOfWords(words).text : '';
}

/** What the client, or this machine, has read in the pictures of the pages. */
async function wordsOfPictures(bytes: DocumentBytes): Promise<Map<number, PageWords>> {
  const pages = (await bytes.words?.read()) ?? [];
  return new Map(pages.map(words => [words.page, words]));
}

async function plainText(record: DocumentRecord, bytes: Uint8Array): Promise<DocumentPages> {
  const { decodeText } = await import('../text/decode-text.ts');
  const { declaredEncoding } = await import('../text/declared-encoding.ts');
  return onePage(decodeText(bytes, { declared: declaredEncoding(record.mediaType, bytes) }).text);
}

async function pageText(record: DocumentRecord, bytes: Uint8Array): Promise<DocumentPages> {
  const { pageOf } = await import('../html/page-of.ts');
  const { wordsOfHtml } = await import('../html/words-of-html.ts');
  return onePage(wordsOfHtml(pageOf(bytes, record, null).html));
}
