import { CHUNK_BYTES } from '../../../shared/model/document-chunks.ts';
import { FULL_BOX_BYTES } from '../sealed/chunk-box.ts';
import type { DocumentHash } from './document-hash.ts';

/** As many as four documents have on their way: a chunk that fills up and four that wait, in each. */
const MOST_FREE = 20;
const MOST_LEFT_OFF = 8;

type Buffer = Uint8Array<ArrayBuffer>;

/** How far a document that was cut was hashed, when nobody vouches for it. */
export interface LeftOff {
  readonly offset: number;
  readonly etag: string | null;
  readonly hash: DocumentHash;
}

/**
 * What storing documents keeps in memory from one chunk, and from one document, to the next. Buffers are used again: to
 * take a mebibyte from the system and give it back costs as much as sealing it. They go when no document comes any more.
 */
export class DocumentMemory {
  readonly chunks = new Buffers(CHUNK_BYTES);
  readonly boxes = new Buffers(FULL_BOX_BYTES);
  private readonly left = new Map<string, LeftOff>();
  private users = 0;

  /** Runs what stores one document. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.users++;
    try {
      return await work();
    } finally {
      if (--this.users === 0) {
        this.chunks.clear();
        this.boxes.clear();
      }
    }
  }

  leaveOff(key: string, left: LeftOff): void {
    this.left.delete(key);
    this.left.set(key, left);
    for (const oldest of this.left.keys()) {
      if (this.left.size <= MOST_LEFT_OFF) break;
      this.left.delete(oldest);
    }
  }

  /** Where it was left off, if that is `offset` of the same representation. Whoever takes it goes on with it. */
  takeUp(key: string, offset: number, etag: string | null): DocumentHash | null {
    const left = this.left.get(key);
    this.left.delete(key);
    return left?.offset === offset && left.etag === etag ? left.hash : null;
  }
}

/** Buffers of one size. What is in one that is taken is of no meaning. */
class Buffers {
  private readonly free: Buffer[] = [];
  private readonly bytes: number;

  constructor(bytes: number) {
    this.bytes = bytes;
  }

  /** Exactly so long; from what was given back when it is the size kept. */
  take(bytes: number): Buffer {
    return (bytes === this.bytes ? this.free.pop() : undefined) ?? new Uint8Array(bytes);
  }

  /** Nobody reads or writes it any more. */
  give(buffer: Buffer): void {
    if (buffer.length === this.bytes && this.free.length < MOST_FREE) this.free.push(buffer);
  }

  clear(): void {
    this.free.length = 0;
  }
}
