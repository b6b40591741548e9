import { CHUNK_BYTES, FIRST_LINK, PART_BYTES } from '../../../shared/model/document-chunks.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { BytesRow, ChunkRow } from '../rows.ts';
import { boxBytes, sealChunk } from '../sealed/chunk-box.ts';
import { NoKeyError } from '../keys/keys-away-error.ts';
import type { CacheContext } from './cache-context.ts';
import { nextLink, partDigests, type Voucher } from './document-chain.ts';
import { createDocumentHash, type DocumentHash } from './document-hash.ts';
import { dropBytes } from './drop.ts';
import { takeUp } from './take-up.ts';

/** So many chunks of one document are written together, and wait at the most while as many are being written. */
const BATCH = 4;
/** From a slow line each chunk is written when it comes: a program that is killed then loses one, not a batch. */
const SLOW_MS = 1000;

interface SealedChunk {
  readonly box: ChunkRow['box'];
  readonly digests: Uint8Array<ArrayBuffer>;
}

interface WaitingChunk {
  readonly chunk: number;
  readonly bytes: number;
  readonly sealing: Promise<SealedChunk>;
}

interface Chained {
  readonly rows: ChunkRow[];
  /** With them. */
  readonly chain: string;
  readonly offset: number;
}

/** Writes one document version from an offset on. */
export class DocumentWriter {
  offset = 0;
  /** Chunks that were given to it, written or not. */
  private taken = 0;
  private readonly waiting: WaitingChunk[] = [];
  private committing: Promise<void> | null = null;
  /** Lets in who waits until fewer chunks wait. */
  private onRoom = (): void => {};
  private committedAt: number;
  private isGone = false;
  private failure: { readonly error: unknown } | null = null;
  /** Of what is written. */
  private chain: string = FIRST_LINK;
  /** Null: somebody vouches for the document. */
  private hash: DocumentHash | null = null;
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
    this.committedAt = context.clock.now();
  }

  /**
   * Drops or keeps what is here. False: the body starts where it is no use, or what is here is no use itself; then that is
   * dropped, and the next try begins from zero.
   *
   * @param vouched the chain of what came before `from`, by whoever will vouch for the whole
   */
  async begin(row: BytesRow | undefined, from: number, vouched: string | null): Promise<boolean> {
    if (from === 0) {
      if (row) await this.drop();
      if (vouched !== FIRST_LINK) this.hash = createDocumentHash();
      return true;
    }
    if (row?.state !== 'partial' || from !== row.offset || row.etag !== this.etag) return false;
    const taken = await takeUp(this.context, this.record, row, vouched);
    if (!taken) {
      await this.drop();
      return false;
    }
    ({ chain: this.chain, hash: this.hash } = taken);
    this.offset = from;
    this.taken = from / CHUNK_BYTES;
    return true;
  }

  private async drop(): Promise<void> {
    const { db } = this.context;
    await db.transaction('rw', db.bytes, db.chunks, async () => await dropBytes(db, this.key));
  }

  /**
   * Seals one whole chunk at once. Those of a fast line are committed some at a time, strictly: that is what takes the
   * time. Resolves when there is room for the next; false when nothing more can be kept (`drain`).
   *
   * @param bytes the writer's from here on
   */
  async write(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const chunk = this.taken++;
    this.hash?.update(bytes);
    const sealing = this.seal(chunk, bytes);
    // Told by `commit`, which may never come to it.
    sealing.catch(() => {});
    this.waiting.push({ chunk, bytes: bytes.length, sealing });
    const isFull = this.waiting.length >= BATCH;
    if (isFull || this.context.clock.now() - this.committedAt > SLOW_MS) this.committing ??= this.commitWaiting();
    if (this.waiting.length >= BATCH && !this.isGone) await new Promise<void>(resolve => (this.onRoom = resolve));
    return this.isGone ? await this.drain() : true;
  }

  /** What was written stays, and the next writer goes on with its hash. After `drain`. */
  leaveOff(): void {
    if (!this.hash || this.offset !== this.taken * CHUNK_BYTES) return;
    this.context.documents.leaveOff(this.key, { offset: this.offset, etag: this.etag, hash: this.hash });
  }

  /**
   * Resolves when everything that was given is on the disk. False when the case was purged meanwhile or somebody else
   * writes the same document. Rejects when the store could not keep it.
   */
  async drain(): Promise<boolean> {
    await this.committing;
    await this.commitWaiting();
    return this.isWritten();
  }

  private isWritten(): boolean {
    if (this.failure) throw this.failure.error;
    return !this.isGone;
  }

  /** Never rejects: `drain` says what became of it. Goes on while there are batches that are full. */
  private async commitWaiting(): Promise<void> {
    try {
      for (let few = 1; this.waiting.length >= few && !this.isGone; few = BATCH) {
        const batch = this.waiting.splice(0);
        this.onRoom();
        await this.commit(batch);
      }
    } catch (error) {
      // Without a key the case has just been purged.
      if (!(error instanceof NoKeyError)) this.failure = { error };
      this.isGone = true;
    } finally {
      this.committing = null;
      this.committedAt = this.context.clock.now();
      this.onRoom();
    }
  }

  private async commit(batch: readonly WaitingChunk[]): Promise<void> {
    const { db } = this.context;
    const sealed = await this.chained(batch);
    const isWritten = await db.transaction('rw', db.bytes, db.chunks, async () => {
      if (!(await this.isWhereItWas())) return false;
      await db.chunks.bulkPut(sealed.rows);
      await db.bytes.put(this.row('partial', sealed.offset, sealed.chain));
      return true;
    });
    this.free(sealed.rows);
    if (isWritten) [this.offset, this.chain] = [sealed.offset, sealed.chain];
    else this.isGone = true;
  }

  /**
   * Compares the digest of the whole, or what is vouched for with what is here. On success what is left is written together
   * with `verified`, and other versions of the document go; on failure these bytes go.
   */
  async finish(rest: Uint8Array<ArrayBuffer>, voucher: Voucher | null): Promise<'verified' | 'mismatch' | 'gone'> {
    await this.committing;
    if (!this.isWritten()) return 'gone';
    this.hash?.update(rest);
    const last = { chunk: this.taken, bytes: rest.length, sealing: this.seal(this.taken, rest) };
    const batch = [...this.waiting.splice(0), ...(rest.length > 0 ? [last] : [])];
    try {
      const sealed = await this.chained(batch);
      if (!this.isAnnounced(sealed.chain, voucher)) {
        await this.fail();
        return 'mismatch';
      }
      return (await this.verify(sealed)) ? 'verified' : 'gone';
    } catch (error) {
      // Its case has just been purged.
      if (error instanceof NoKeyError) return 'gone';
      throw error;
    }
  }

  private async verify({ rows, chain }: Chained): Promise<boolean> {
    const { db, bytes } = this.context;
    const isHere = await db.transaction('rw', db.bytes, db.chunks, async () => {
      if (!(await this.isWhereItWas())) return false;
      await db.chunks.bulkPut(rows);
      await db.bytes.put(this.row('verified', this.record.bytes, chain));
      const others = await db.bytes.where('caseId').equals(this.record.caseId).toArray();
      // Also higher ones: a server that was set back counts again from an earlier version.
      const replaced = others.filter(row => row.documentId === this.record.id && row.version !== this.record.version);
      for (const row of replaced) await dropBytes(db, row.key);
      return true;
    });
    this.free(rows);
    if (!isHere) return false;
    bytes.verified.add(this.key);
    bytes.failed.delete(this.key);
    return true;
  }

  /** What follows what is written. */
  private async chained(batch: readonly WaitingChunk[]): Promise<Chained> {
    const sealed = await Promise.all(batch.map(({ sealing }) => sealing));
    const chain = sealed.reduce((link, { digests }) => nextLink(link, digests), this.chain);
    const offset = batch.reduce((sum, one) => sum + one.bytes, this.offset);
    return { rows: sealed.map(({ box }, i) => this.chunkRow(batch[i]?.chunk ?? 0, box)), chain, offset };
  }

  private free(rows: readonly ChunkRow[]): void {
    for (const { box } of rows) this.context.documents.boxes.give(box);
  }

  private isAnnounced(chain: string, voucher: Voucher | null): boolean {
    const { sha256 } = this.record;
    if (this.hash) return this.hash.digest() === sha256;
    return voucher !== null && voucher.chain === chain && voucher.sha256 === sha256;
  }

  async fail(): Promise<void> {
    const { db } = this.context;
    const isHere = await db.transaction('rw', db.bytes, db.chunks, async () => {
      if (!(await this.isWhereItWas())) return false;
      await dropBytes(db, this.key);
      await db.bytes.put(this.row('failed', 0, FIRST_LINK));
      return true;
    });
    // Else it is not known of what the feed has now that it fails.
    if (isHere) this.context.bytes.failed.add(this.key);
  }

  /** Inside the transaction of a write: the document is still here and still of these bytes, and nobody else wrote it. */
  private async isWhereItWas(): Promise<boolean> {
    const { db, feed } = this.context;
    const here = (await db.bytes.get(this.key))?.offset ?? 0;
    const now = feed.get('document', this.record.id)?.columns.record;
    // A server that was set back may give other bytes under the same number.
    const isSame = now !== undefined && (now.version !== this.record.version || now.sha256 === this.record.sha256);
    return isSame && here === this.offset;
  }

  private row(state: BytesRow['state'], offset: number, chain: string): BytesRow {
    const { id: documentId, version, caseId, sha256: announced } = this.record;
    return { key: this.key, documentId, version, caseId, state, offset, etag: this.etag, sha256: announced, chain };
  }

  private chunkRow(chunk: number, box: ChunkRow['box']): ChunkRow {
    return { bytesKey: this.key, chunk, sealedBy: this.sealedBy, partBytes: PART_BYTES, box };
  }

  /** `bytes` may be used again afterwards. */
  private async seal(chunk: number, bytes: Uint8Array<ArrayBuffer>): Promise<SealedChunk> {
    const { chunks, documents } = this.context;
    const box = documents.boxes.take(boxBytes(bytes.length));
    const [digests] = await Promise.all([
      partDigests(bytes),
      sealChunk(chunks, this.sealedBy, this.place(chunk), bytes, box),
    ]);
    documents.chunks.give(bytes);
    return { box, digests };
  }

  private place(chunk: number): { documentId: string; version: number; chunk: number } {
    return { documentId: this.record.id, version: this.record.version, chunk };
  }
}
