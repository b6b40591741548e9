import { CHUNK_BYTES } from '../../../shared/model/document-chunks.ts';

/** Where buffers of `CHUNK_BYTES` come from. */
export interface ChunkSource {
  take(bytes: number): Uint8Array<ArrayBuffer>;
  give(buffer: Uint8Array<ArrayBuffer>): void;
}

/** Repacks what arrives, in pieces of any size, into whole chunks. Holds at most one chunk. */
export class Rechunker {
  private buffer: Uint8Array<ArrayBuffer> | null = null;
  private filled = 0;
  private readonly source: ChunkSource;

  constructor(source: ChunkSource) {
    this.source = source;
  }

  /** Chunks that became whole with these bytes. Each is the caller's to keep. */
  *take(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
    let from = 0;
    while (from < bytes.length) {
      const buffer = (this.buffer ??= this.source.take(CHUNK_BYTES));
      const count = Math.min(bytes.length - from, CHUNK_BYTES - this.filled);
      buffer.set(bytes.subarray(from, from + count), this.filled);
      this.filled += count;
      from += count;
      if (this.filled === CHUNK_BYTES) {
        this.buffer = null;
        this.filled = 0;
        yield buffer;
      }
    }
  }

  /** What is left at the end of the document. Nothing may be taken afterwards. */
  rest(): Uint8Array<ArrayBuffer> {
    if (!this.buffer) return new Uint8Array();
    const rest = this.buffer.slice(0, this.filled);
    this.source.give(this.buffer);
    this.buffer = null;
    return rest;
  }
}
