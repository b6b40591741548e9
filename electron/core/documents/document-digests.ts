import { createHash, type Hash } from 'node:crypto';
import { CHUNK_BYTES, FIRST_LINK, PART_BYTES } from '../../../shared/model/document-chunks.ts';

/** So many documents are remembered: more than are ever on their way at once. */
const MOST_DOCUMENTS = 32;
/** So many chunks back a document can be gone on from: more than lie between here and the window's disk. */
const MOST_MARKS = 64;

/** Digests documents as they pass on their way to the window. */
export interface DocumentDigests {
  /** Null when what comes before `offset` did not pass here, or was of another ETag: then nobody can be vouched for. */
  follow(document: { documentId: string; version: number }, part: DocumentPlace): Followed | null;
}

interface DocumentPlace {
  readonly offset: number;
  readonly total: number;
  readonly etag: string;
}

export interface Followed {
  /** Of all chunks before the first byte that is to pass. */
  readonly chain: string;
  update(bytes: Uint8Array): void;
  /** What the window compares with what it stored. Null unless exactly the whole has passed. */
  voucher(): Uint8Array | null;
}

/** The state at the end of a chunk. */
interface Mark {
  readonly whole: Hash;
  readonly chain: string;
}

interface Trail {
  readonly etag: string;
  /** By offset, the latest last. */
  readonly marks: Map<number, Mark>;
}

/**
 * Remembers where each document was at its latest chunks, so that one that was cut is gone on from without reading
 * anything again. Only in memory: the state of a native hash cannot be written down. After a restart of the main process
 * the window hashes what it has by itself, once.
 */
export function createDocumentDigests(): DocumentDigests {
  const trails = new Map<string, Trail>();
  const trailOf = (key: string, { offset, etag }: DocumentPlace): Trail | null => {
    const known = trails.get(key);
    const trail = offset === 0 ? { etag, marks: new Map<number, Mark>() } : known?.etag === etag ? known : null;
    if (!trail) return null;
    trails.delete(key);
    trails.set(key, trail);
    for (const oldest of trails.keys()) {
      if (trails.size <= MOST_DOCUMENTS) break;
      trails.delete(oldest);
    }
    return trail;
  };
  return {
    follow({ documentId, version }, place) {
      const trail = trailOf(`${documentId}@${version}`, place);
      if (!trail) return null;
      const start =
        place.offset === 0 ? { whole: createHash('sha256'), chain: FIRST_LINK } : trail.marks.get(place.offset);
      return start ? followFrom(start, place, trail.marks) : null;
    },
  };
}

function followFrom(start: Mark, { offset, total }: DocumentPlace, marks: Map<number, Mark>): Followed {
  const whole = start.whole.copy();
  let { chain } = start;
  let at = offset;
  let parts: Buffer[] = [];
  let part = createHash('sha256');

  const endPart = (): void => {
    parts.push(part.digest());
    part = createHash('sha256');
  };
  const endChunk = (): void => {
    chain = createHash('sha256').update(Buffer.from(chain, 'hex')).update(Buffer.concat(parts)).digest('hex');
    parts = [];
  };
  const mark = (): void => {
    marks.delete(at);
    marks.set(at, { whole: whole.copy(), chain });
    for (const earliest of marks.keys()) {
      if (marks.size <= MOST_MARKS) break;
      marks.delete(earliest);
    }
  };

  return {
    chain,
    update(bytes) {
      for (let from = 0; from < bytes.length; ) {
        const piece = bytes.subarray(from, from + PART_BYTES - (at % PART_BYTES));
        whole.update(piece);
        part.update(piece);
        from += piece.length;
        at += piece.length;
        if (at % PART_BYTES === 0) endPart();
        if (at % CHUNK_BYTES === 0) {
          endChunk();
          mark();
        }
      }
    },
    voucher() {
      if (at !== total) return null;
      if (at % PART_BYTES !== 0) endPart();
      if (at % CHUNK_BYTES !== 0) endChunk();
      return Buffer.concat([Buffer.from(chain, 'hex'), whole.digest()]);
    },
  };
}
