import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentBytes } from '../document-bytes.ts';

/** The words of a document, page by page; of one without pages, all of it. */
export interface DocumentPages {
  readonly pages: readonly string[];
  /** Pages that have no words, from 1. */
  readonly unreadable: readonly number[];
  /** Pages whose words were read from a picture, and not surely. */
  readonly unsure: readonly number[];
}

/**
 * Reads the words of a document whatever its kind is. Rejects when it cannot be opened.
 *
 * @param rest waited for between two pages; rejects when the reading is to end
 */
export type ReadPages = (
  record: DocumentRecord,
  bytes: DocumentBytes,
  rest: () => Promise<void>,
) => Promise<DocumentPages>;

/** As in a PDF's joined text: no word runs over it. */
export const PAGE_BREAK = '\n';

/** As they are sealed and kept. */
export function pagesBytes(pages: DocumentPages): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(pages));
}

export function pagesOf(bytes: Uint8Array): DocumentPages {
  return JSON.parse(new TextDecoder().decode(bytes)) as DocumentPages;
}
