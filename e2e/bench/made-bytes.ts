import { createHash } from 'node:crypto';

const BLOCK_BYTES = 1024 * 1024;

/** Bytes of a document that is never in memory as a whole: the same in every run, no two blocks alike. */
export interface MadeDocument {
  readonly id: string;
  readonly number: number;
  readonly bytes: number;
}

const base = Buffer.alloc(BLOCK_BYTES);
let state = 1;
for (let at = 0; at < BLOCK_BYTES; at++) {
  // A small generator with a fixed seed.
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  base[at] = state >>> 24;
}

/** From `from` to the end of its block, or of the document. */
export function madeBytes({ number, bytes }: MadeDocument, from: number): Buffer {
  const block = Math.floor(from / BLOCK_BYTES);
  const made = Buffer.from(base);
  made.writeUInt32LE(number, 0);
  made.writeUInt32LE(block, 4);
  return made.subarray(from % BLOCK_BYTES, Math.min(BLOCK_BYTES, bytes - block * BLOCK_BYTES));
}

export function madeDigest(document: MadeDocument): string {
  const hash = createHash('sha256');
  for (let at = 0; at < document.bytes; at += BLOCK_BYTES) hash.update(madeBytes(document, at));
  return hash.digest('hex');
}
