import type { TextQuoteSelector } from '../../../shared/model/annotation.ts';
import type { FoundPlace } from '../../../shared/search/find-places.ts';

/** What the window sends to the search worker. It has words and no keys: what it knows ends with it. */
export type SearchTask =
  | { readonly type: 'put'; readonly id: string; readonly caseId: string; readonly pages: readonly string[] }
  | { readonly type: 'search'; readonly turn: number; readonly typed: string; readonly caseId: string | null };

/** A place, described so that a view can find it in the document. */
export interface PlaceInDocument extends FoundPlace {
  /** From 1; of a document without pages, 1. */
  readonly page: number;
  readonly quote: TextQuoteSelector;
}

/** A document that has all that was looked for. */
export interface FoundDocument {
  readonly id: string;
  readonly caseId: string;
  readonly total: number;
  readonly places: readonly PlaceInDocument[];
}

export interface SearchAnswer {
  readonly turn: number;
  readonly documents: readonly FoundDocument[];
  /** So many documents have it, though not all are given. */
  readonly total: number;
}
