import type { Segment } from '../../../shared/search/segment.ts';

/** Raise when the layout changes: what has another one is built anew. */
const LAYOUT = 1;
const HEAD_NUMBERS = 4;

/**
 * A segment as bytes: its arrays one behind the other, so that loading it copies and parses nothing. In the machine's byte
 * order: it never leaves the machine.
 */
export function segmentBytes({ terms, offsets, documents, counts, lengths, words }: Segment): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(words());
  const head = Uint32Array.of(LAYOUT, terms.length, documents.length, lengths.length);
  const parts = [head, terms, offsets, lengths, documents, counts, text];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Null when the bytes are of another layout. They must begin at a multiple of four in their buffer. */
export function segmentOf(bytes: Uint8Array<ArrayBuffer>): Segment | null {
  const { buffer } = bytes;
  if (bytes.length < HEAD_NUMBERS * 4) return null;
  const [layout, terms = 0, entries = 0, documents = 0] = new Uint32Array(buffer, bytes.byteOffset, HEAD_NUMBERS);
  if (layout !== LAYOUT) return null;
  let at = bytes.byteOffset + HEAD_NUMBERS * 4;
  const numbers = (count: number) => {
    const view = new Uint32Array(buffer, at, count);
    at += count * 4;
    return view;
  };
  const own = { terms: numbers(terms), offsets: numbers(terms + 1), lengths: numbers(documents) };
  const entryDocuments = new Uint16Array(buffer, at, entries);
  const counts = new Uint8Array(buffer, at + entries * 2, entries);
  const textAt = at + entries * 3;
  let text: string | null = null;
  // Only a search for the beginning of a word needs them.
  const words = () =>
    (text ??= new TextDecoder().decode(new Uint8Array(buffer, textAt, bytes.byteOffset + bytes.length - textAt)));
  return { ...own, documents: entryDocuments, counts, words };
}
