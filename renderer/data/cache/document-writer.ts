import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { BytesRow, ChunkRow } from '../rows.ts';
import { chunkContext } from '../sealed/bulk-cipher.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import type { CacheContext } from './cache-context.ts';
import { createDocumentHash, type DocumentHash } from './document-hash.ts';
import { dropBytes } from './drop.ts';
import { CHUNK_BYTES } from './rechunk.ts';

/** So many mebibytes of one document are in memory at the most while those before are written. */
const MOST_WAITING = 4;

interface WaitingChunk {
  readonly chunk: number;
  readonly bytes: number;
  readonly sealing: Promise<ChunkRow['box']>;
}

/** Writes one document version from an offset on. */
export class DocumentWriter {
  offset = 0;
  /** Chunks that were given to it, written or not. */
  private taken = 0;
  private readonly waiting: WaitingChunk[] = [];
  private committing: Promise<void> | null = null;
  private isGone = false;
  private failure: { readonly error: unknown } | null = null;
  private readonly hash: DocumentHash;
  private readonly context: CacheContext;
  private readonly record: DocumentRecord;
  private readonly key: string;
  private readonly etag: string | null;
  /** The number of its case's key. */
  private readonly sealedBy: number;

  constructor(context: CacheContext, record: DocumentRecord, key: string, etag: string | null) {
    this.context = context;
    this.record = record;
    this.key = key;
    this.etag = etag;
    this.sealedBy = context.ring.numberOf(record.caseId) ?? 0;
    this.hash = createDocumentHash(record.bytes);
  }

  /** Drops or keeps what is here, and hashes it again when it is kept. False: the body starts where it is no use. */
  async begin(row: BytesRow | undefined, from: number): Promise<boolean> {
    const { db } = this.context;
    const here = row?.state === 'partial' ? row.offset : 0;
    if (from === 0) {
      if (row) await db.transaction('rw', db.bytes, db.chunks, async () => await dropBytes(db, this.key));
      return true;
    }
    if (from !== here || row?.etag !== this.etag) return false;
    for (let chunk = 0; chunk * CHUNK_BYTES < from; chunk++) {
      const stored = await this.context.db.chunks.get([this.key, chunk]);
      if (!stored || !this.context.ring.has(stored.sealedBy)) return false;
      this.hash.update(await this.context.chunks.open(stored.sealedBy, this.place(chunk), stored.box));
    }
    this.offset = from;
    this.taken = from / CHUNK_BYTES;
    return true;
  }

  /**
   * Seals one whole chunk at once. Chunks that wait for the one before are committed together, each strictly: that is
   * what takes the time. Resolves when there is room for the next; false when nothing more can be kept (`drain`).
   */
  async write(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const chunk = this.taken++;
    this.hash.update(bytes);
    const sealing = this.seal(chunk, bytes);
    // Told by `commit`, which may never come to it.
    sealing.catch(() => {});
    this.waiting.push({ chunk, bytes: bytes.length, sealing });
    this.committing ??= this.commitWaiting();
    return this.waiting.length < MOST_WAITING ? !this.isGone : await this.drain();
  }

  /**
   * Resolves when everything that was given is on the disk. False when the case was purged meanwhile or somebody else
   * writes the same document. Rejects when the store could not keep it.
   */
  async drain(): Promise<boolean> {
    await this.committing;
    if (this.failure) throw this.failure.error;
    return !this.isGone;
  }

  /** Never rejects: `drain` says what became of it. */
  private async commitWaiting(): Promise<void> {
    try {
      while (this.waiting.length > 0 && !this.isGone) await this.commit(this.waiting.splice(0));
    } catch (error) {
      // Without a key the case has just been purged.
      if (!(error instanceof NoKeyError)) this.failure = { error };
      this.isGone = true;
    } finally {
      this.committing = null;
    }
  }

  private async commit(batch: readonly WaitingChunk[]): Promise<void> {
    const { db } = this.context;
    const boxes = await Promise.all(batch.map(({ sealing }) => sealing));
    const offset = batch.reduce((sum, one) => sum + one.bytes, this.offset);
    const isWritten = await db.transaction('rw', db.bytes, db.chunks, async () => {
      if (!(await this.isWhereItWas())) return false;
      await db.chunks.bulkPut(
        batch.map(({ chunk }, i) => ({
          bytesKey: this.key,
          chunk,
          sealedBy: this.sealedBy,
          box: boxes[i] as ChunkRow['box'],
        })),
      );
      await db.bytes.put(this.row('partial', offset));
      return true;
    });
    if (isWritten) this.offset = offset;
    else this.isGone = true;
  }

  /**
   * Compares the digest of the whole. On success the rest is written together with `verified`, and other versions of
   * the document go; on failure these bytes go.
   */
  async finish(rest: Uint8Array<ArrayBuffer>): Promise<'verified' | 'mismatch' | 'gone'> {
    const { db } = this.context;
    this.hash.update(rest);
    if ((await this.hash.digest()) !== this.record.sha256) {
      await this.fail();
      return 'mismatch';
    }
    const chunk = this.taken;
    if (!this.context.ring.has(this.sealedBy)) return 'gone';
    const box = rest.length === 0 ? null : await this.seal(chunk, rest);
    const isHere = await db.transaction('rw', db.bytes, db.chunks, async () => {
      if (!(await this.isWhereItWas())) return false;
      if (box) await db.chunks.put({ bytesKey: this.key, chunk, sealedBy: this.sealedBy, box });
      await db.bytes.put(this.row('verified', this.record.bytes));
      const others = await db.bytes.where('caseId').equals(this.record.caseId).toArray();
      // Also higher ones: a server that was set back counts again from an earlier version.
      const replaced = others.filter(row => row.documentId === this.record.id && row.version !== this.record.version);
      for (const row of replaced) await dropBytes(db, row.key);
      return true;
    });
    if (!isHere) return 'gone';
    this.context.bytes.verified.add(this.key);
    this.context.bytes.failed.delete(this.key);
    return 'verified';
  }

  async fail(): Promise<void> {
    const { db } = this.context;
    await db.transaction('rw', db.bytes, db.chunks, async () => {
      const isHere = await this.isWhereItWas();
      await dropBytes(db, this.key);
      if (isHere) await db.bytes.put(this.row('failed', 0));
    });
    this.context.bytes.failed.add(this.key);
  }

  /** Inside the transaction of a write: the case is still here, and nobody else wrote this document. */
  private async isWhereItWas(): Promise<boolean> {
    const { db, feed } = this.context;
    const here = (await db.bytes.get(this.key))?.offset ?? 0;
    return here === this.offset && feed.get('document', this.record.id) !== undefined;
  }

  private row(state: BytesRow['state'], offset: number): BytesRow {
    const { id, version, caseId } = this.record;
    const { sha256: announced } = this.record;
    return { key: this.key, documentId: id, version, caseId, state, offset, etag: this.etag, sha256: announced };
  }

  private async seal(chunk: number, bytes: Uint8Array<ArrayBuffer>): Promise<ChunkRow['box']> {
    return await this.context.chunks.seal(this.sealedBy, this.place(chunk), bytes);
  }

  private place(chunk: number): string {
    return chunkContext(this.record.id, this.record.version, chunk);
  }
}
