import type { TermList } from '../../../shared/terms/term-list.ts';

/** What the window sends to the worker that looks for terms. It knows the words of a case and ends with the document. */
export type TermTask =
  | { readonly type: 'lists'; readonly lists: readonly TermList[] }
  | { readonly type: 'find'; readonly turn: number; readonly text: string };

export interface TermAnswer {
  readonly turn: number;
  /** Three numbers each: start, end, list. */
  readonly spans: Uint32Array<ArrayBuffer>;
}
