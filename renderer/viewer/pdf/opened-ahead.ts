import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentBytes } from '../../data/document-bytes.ts';
import { drawPage } from './draw-page.ts';
import { openPdf } from './open-pdf.ts';

/** So small that only what reading the page costs is paid: its words and letters are then here. */
const SMALL = 0.1;

type Which = Pick<DocumentRecord, 'id' | 'version'>;

interface Ahead {
  readonly key: string;
  readonly pdf: Promise<PDFDocumentProxy | null>;
}

/** One, and never more: it is held in memory for somebody who may not come. */
let held: Ahead | null = null;

/** Opens a PDF that will probably be asked for next, and reads its first page. One that was opened before is closed. */
export async function openAhead(record: DocumentRecord, bytes: DocumentBytes): Promise<void> {
  const key = keyOf(record);
  if (held?.key === key) return;
  dropAhead();
  const own: Ahead = { key, pdf: opened(bytes) };
  held = own;
  const pdf = await own.pdf;
  // It was taken or dropped meanwhile: whoever has it reads it now.
  if (!pdf || held !== own) return;
  try {
    await drawPage(await pdf.getPage(1), SMALL, 0, new AbortController().signal);
  } catch {
    // A page that cannot be read says so when it is shown; or the document was taken and closed again.
  }
}

/** The document if it was opened ahead: from now on it is the caller's. Another one that was is closed. */
export async function takeAhead(record: Which): Promise<PDFDocumentProxy | null> {
  if (held?.key !== keyOf(record)) {
    dropAhead();
    return null;
  }
  const { pdf } = held;
  held = null;
  return await pdf;
}

/** Closes what was opened ahead: nobody may read here any more, or something else comes next. */
export function dropAhead(): void {
  const dropped = held;
  held = null;
  void dropped?.pdf.then(pdf => pdf?.loadingTask.destroy());
}

/** Null: torn, locked, or not to be read. Then it is opened once more when it is asked for, which says why. */
async function opened(bytes: DocumentBytes): Promise<PDFDocumentProxy | null> {
  try {
    const result = await openPdf(bytes, () => Promise.resolve(null), 'view');
    return result.ok ? result.value : null;
  } catch {
    return null;
  }
}

function keyOf({ id, version }: Which): string {
  return `${id}@${version}`;
}
