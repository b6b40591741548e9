/**
 * The index of a few documents, as arrays that are stored and loaded as they are. Documents are numbered as they were given.
 */
export interface Segment {
  /** The numbers of its words (`terms.ts`), ascending. */
  readonly terms: Uint32Array<ArrayBuffer>;
  /** Word `i` has the entries from `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** Of each entry the document, ascending within a word. */
  readonly documents: Uint16Array<ArrayBuffer>;
  /** Of each entry how often the word stands in the document; 255 means at least so often. */
  readonly counts: Uint8Array<ArrayBuffer>;
  /** Words of each document. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** Its words, folded, each between two line ends: to look for what begins with something. */
  words(): string;
}

/** The place of a word in a segment, or -1. */
export function rankOf({ terms }: Segment, term: number): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] as number) < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term ? low : -1;
}
