/** Documents lie in the store in pieces of one mebibyte; only the last is shorter. */
export const CHUNK_BYTES = 1024 * 1024;

/** Repacks what arrives, in pieces of any size, into whole chunks. Holds at most one chunk. */
export class Rechunker {
  private buffer = new Uint8Array(CHUNK_BYTES);
  private filled = 0;

  /** Chunks that became whole with these bytes. Each is the caller's to keep. */
  *take(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
    let from = 0;
    while (from < bytes.length) {
      const count = Math.min(bytes.length - from, CHUNK_BYTES - this.filled);
      this.buffer.set(bytes.subarray(from, from + count), this.filled);
      this.filled += count;
      from += count;
      if (this.filled === CHUNK_BYTES) {
        yield this.buffer;
        this.buffer = new Uint8Array(CHUNK_BYTES);
        this.filled = 0;
      }
    }
  }

  /** What is left at the end of the document. */
  rest(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.filled);
  }
}
