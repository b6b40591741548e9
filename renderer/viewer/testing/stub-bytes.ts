import type { DocumentBytes } from '../../data/document-bytes.ts';
import type { KeptWords } from '../../data/kept-words.ts';

/** A document's bytes out of memory. Counts what was asked for. */
export function stubBytes(
  bytes: Uint8Array,
  words?: KeptWords,
): DocumentBytes & { readonly reads: [from: number, to: number][] } {
  const reads: [number, number][] = [];
  return {
    length: bytes.length,
    reads,
    words,
    read(from, to) {
      reads.push([from, to]);
      return Promise.resolve(Uint8Array.from(bytes.subarray(from, to)));
    },
  };
}
