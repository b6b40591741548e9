import type { DocumentPages } from './document-pages.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the window sends to the worker that builds the index. It has words and no keys: what it knows ends with it. */
export type IndexTask =
  | { readonly type: 'encode'; readonly turn: number; readonly pages: DocumentPages }
  /** `bytes` as `encode` made them. */
  | { readonly type: 'build'; readonly turn: number; readonly documents: readonly KeptDocument[] };

export interface KeptDocument {
  readonly id: string;
  readonly version: number;
  readonly bytes: Bytes;
}

export interface IndexAnswer {
  readonly turn: number;
  readonly bytes: Bytes;
}
