import type { TextQuoteSelector } from '../../../shared/model/annotation.ts';
import type { FoundPlace } from '../../../shared/search/find-places.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the window sends to the search worker. It has words and no keys: what it knows ends with it. */
export type SearchTask =
  /** In place of what was known of the case. `bytes` as `caseSegmentBytes` made them. */
  | { readonly type: 'load'; readonly caseId: string; readonly bytes: Bytes }
  | { readonly type: 'drop'; readonly caseId: string }
  /** Ends the search before, which is not answered. */
  | { readonly type: 'search'; readonly turn: number; readonly typed: string; readonly caseId: string | null }
  /** What was asked for with `wanted`; null: it is not here. */
  | { readonly type: 'texts'; readonly turn: number; readonly texts: readonly KeptText[] };

/** A document version, and the words of it as they are kept. */
export interface KeptText extends WantedText {
  readonly bytes: Bytes | null;
}

export interface WantedText {
  readonly id: string;
  readonly version: number;
}

/** A place, described so that a view can find it in the document. */
export interface PlaceInDocument extends FoundPlace {
  /** From 1; of a document without pages, 1. */
  readonly page: number;
  readonly quote: TextQuoteSelector;
}

/** A document that has all that was looked for. */
export interface FoundDocument {
  readonly id: string;
  readonly version: number;
  readonly caseId: string;
  readonly total: number;
  readonly places: readonly PlaceInDocument[];
}

export interface SearchAnswer {
  readonly turn: number;
  readonly documents: readonly FoundDocument[];
  /** So many documents have it, though not all are given. */
  readonly total: number;
  /** Not all were looked at: there may be more. */
  readonly isAtLeast: boolean;
}

/** What the search worker says: what it needs to know, or the answer. */
export type SearchReply =
  | { readonly type: 'wanted'; readonly turn: number; readonly texts: readonly WantedText[] }
  | ({ readonly type: 'answer' } & SearchAnswer);
