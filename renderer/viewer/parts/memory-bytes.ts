import type { DocumentBytes } from '../../data/document-bytes.ts';

/** Bytes that came out of another document, as a view reads them. */
export function memoryBytes(bytes: Uint8Array<ArrayBuffer>): DocumentBytes {
  return { length: bytes.length, read: (from, to) => Promise.resolve(bytes.slice(from, to)) };
}
