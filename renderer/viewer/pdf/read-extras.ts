import type { PDFDocumentProxy } from 'pdfjs-dist';

/** A destination inside a PDF: by its name, or as a page with where on it. */
export type Destination = string | readonly unknown[];

export interface OutlineEntry {
  readonly title: string;
  /** 0 for a chapter. */
  readonly depth: number;
  /** Null: it leads out of the document, or nowhere. */
  readonly destination: Destination | null;
}

/** What a PDF holds besides its pages. */
export interface PdfExtras {
  /** What each page calls itself ("iv"); null when they are simply counted. */
  readonly labels: readonly string[] | null;
  readonly outline: readonly OutlineEntry[];
  readonly isOutlineCut: boolean;
  /** The names of the files inside. */
  readonly attachments: readonly string[];
  /** It is a form that only XFA could draw. */
  readonly hasXfa: boolean;
}

/** More entries than this are an index, and no outline. */
export const MAX_ENTRIES = 2000;
const MAX_DEPTH = 8;

interface RawEntry {
  readonly title: string;
  readonly dest: Destination | null;
  readonly items: readonly RawEntry[];
}

/** Reads them one by one: what cannot be read is as if it were not there, and the pages are shown all the same. */
export async function readExtras(pdf: PDFDocumentProxy): Promise<PdfExtras> {
  const labels = await orNull(pdf.getPageLabels());
  const outline: OutlineEntry[] = [];
  const isWhole = flatten((await orNull(pdf.getOutline())) ?? [], 0, outline);
  const attachments = await orNull(pdf.getAttachments());
  const metadata = await orNull(pdf.getMetadata());
  const info = (metadata?.info ?? {}) as { readonly IsXFAPresent?: boolean };
  return {
    labels: labels && labels.some((label, i) => label !== String(i + 1)) ? labels : null,
    outline,
    isOutlineCut: !isWhole,
    attachments: attachments ? Array.from(attachments, ([name, { filename }]) => filename || name) : [],
    hasXfa: info.IsXFAPresent === true,
  };
}

function flatten(entries: readonly RawEntry[], depth: number, into: OutlineEntry[]): boolean {
  for (const { title, dest, items } of entries) {
    if (into.length >= MAX_ENTRIES) return false;
    into.push({ title: title.trim() || '…', depth, destination: dest });
    if (depth < MAX_DEPTH && !flatten(items, depth + 1, into)) return false;
  }
  return true;
}

function orNull<T>(asked: Promise<T>): Promise<T | null> {
  // A part of the file that is torn, or the document was closed meanwhile.
  return asked.catch(() => null);
}

/** The page, from 1, that a destination means; null when it is not in this document. */
export async function pageOfDestination(pdf: PDFDocumentProxy, destination: Destination): Promise<number | null> {
  const explicit = typeof destination === 'string' ? await orNull(pdf.getDestination(destination)) : destination;
  const page: unknown = explicit?.[0];
  if (typeof page === 'number') return page + 1;
  if (typeof page !== 'object' || page === null) return null;
  const index = await orNull(pdf.getPageIndex(page as Parameters<PDFDocumentProxy['getPageIndex']>[0]));
  return index === null ? null : index + 1;
}
