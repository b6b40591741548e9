import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { DocumentBytes } from '../document-bytes.ts';

/** The words of a document, page by page; of one without pages, all of it. */
export interface DocumentPages {
  readonly pages: readonly string[];
  /** Pages that have no words, from 1. */
  readonly unreadable: readonly number[];
}

/** Reads the words of a document whatever its kind is. Rejects when it cannot be opened. */
export type ReadPages = (record: DocumentRecord, bytes: DocumentBytes) => Promise<DocumentPages>;
