import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { chunkContext } from '../sealed/bulk-cipher.ts';
import type { BytesRow } from '../rows.ts';
import { bytesKey } from './bytes-key.ts';
import type { CacheContext } from './cache-context.ts';
import { dropBytes } from './drop.ts';
import { CHUNK_BYTES, Rechunker } from './rechunk.ts';
import { refusingStorageFailures } from './storage-failure.ts';

/** More than this is refused: the wire says how large a document is, and none of the client's kind is larger. */
const MOST_BYTES = 4 * 1024 ** 3;

type Refusal = 'storage' | 'digest-mismatch' | 'interrupted' | 'too-large';
type Stored = Result<{ state: 'verified' | 'partial'; offset: number }, Refusal>;

/**
 * Fetches a document and stores it, sealed, a chunk at a time; memory does not grow with it. Each chunk commits with its
 * offset, so a cut costs one chunk. `verified` is written only after the SHA-256 of the whole matched.
 */
export async function storeDocument(
  context: CacheContext,
  request: { documentId: string; version: number; url: string },
): Promise<Stored> {
  const record = context.feed.get('document', request.documentId)?.columns.record;
  if (!record || record.version !== request.version) {
    return refuse('interrupted', 'The document is not part of a case here any more.');
  }
  if (record.bytes > MOST_BYTES) return refuse('too-large', 'The document is larger than Meridian keeps.');
  return await refusingStorageFailures(() => fetchAndStore(context, record, request.url));
}

async function fetchAndStore(context: CacheContext, record: DocumentRecord, url: string): Promise<Stored> {
  const key = bytesKey(context.blind, record);
  const row = await context.db.bytes.get(key);
  if (row?.state === 'verified') {
    // Asked for all the same: the list in memory was read while this one was being verified, and lacks it.
    context.bytes.verified.add(key);
    return ok({ state: 'verified', offset: row.offset });
  }

  let response: Response;
  try {
    response = await context.fetch(url);
  } catch {
    // fetch rejects with TypeError when the host cannot be reached.
    return refuse('interrupted', 'The document could not be fetched: the connection was cut. It is fetched again.');
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    return refuse('interrupted', `The document could not be fetched: the host answered ${response.status}.`);
  }
  const writer = new DocumentWriter(context, record, key, response.headers.get('etag'));
  const from = Number(response.headers.get('x-offset') ?? '0');
  if (!(await writer.begin(row, from))) {
    await response.body.cancel();
    return refuse('interrupted', 'The document came from another place than asked for. It is fetched again.');
  }
  return await pour(response.body.getReader(), writer, record);
}

async function pour(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  writer: DocumentWriter,
  record: DocumentRecord,
): Promise<Stored> {
  const chunks = new Rechunker();
  let received = writer.offset;
  for (;;) {
    let piece: ReadableStreamReadResult<Uint8Array>;
    try {
      piece = await reader.read();
    } catch {
      // The stream rejects when the connection is cut; whole chunks are kept.
      return ok({ state: 'partial', offset: writer.offset });
    }
    if (piece.done) break;
    received += piece.value.length;
    if (received > record.bytes) {
      await reader.cancel();
      await writer.fail();
      return refuse('digest-mismatch', 'The document is longer than the client said. It is not shown.');
    }
    for (const chunk of chunks.take(piece.value)) {
      if (!(await writer.write(chunk))) return await gone(reader);
    }
  }
  if (received < record.bytes) return ok({ state: 'partial', offset: writer.offset });
  const rest = chunks.rest();
  if (rest.length > 0 && !(await writer.write(rest))) return await gone(reader);
  const verdict = await writer.verify();
  if (verdict === 'verified') return ok({ state: 'verified', offset: record.bytes });
  if (verdict === 'gone') return await gone(reader);
  return refuse('digest-mismatch', 'The document is not what the client announced (SHA-256). It is not shown.');
}

async function gone(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Stored> {
  await reader.cancel();
  return refuse('interrupted', 'The document left this computer while it was fetched.');
}

/** Writes one document version from an offset on. */
class DocumentWriter {
  offset = 0;
  private readonly hash = sha256.create();
  private readonly context: CacheContext;
  private readonly record: DocumentRecord;
  private readonly key: string;
  private readonly etag: string | null;

  constructor(context: CacheContext, record: DocumentRecord, key: string, etag: string | null) {
    this.context = context;
    this.record = record;
    this.key = key;
    this.etag = etag;
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
      if (!stored) return false;
      this.hash.update(await this.context.chunks.open(this.place(chunk), stored.box));
    }
    this.offset = from;
    return true;
  }

  /** False, and nothing written, when the case was purged meanwhile or somebody else writes the same document. */
  async write(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const { db, chunks } = this.context;
    const chunk = Math.floor(this.offset / CHUNK_BYTES);
    this.hash.update(bytes);
    const box = await chunks.seal(this.place(chunk), bytes);
    const offset = this.offset + bytes.length;
    const isWritten = await db.transaction('rw', db.bytes, db.chunks, async () => {
      if (!(await this.isWhereItWas())) return false;
      await db.chunks.put({ bytesKey: this.key, chunk, box });
      await db.bytes.put(this.row('partial', offset));
      return true;
    });
    if (isWritten) this.offset = offset;
    return isWritten;
  }

  /** Compares the digest of the whole; on success earlier versions of the document go, on failure these bytes. */
  async verify(): Promise<'verified' | 'mismatch' | 'gone'> {
    if (bytesToHex(this.hash.digest()) !== this.record.sha256) {
      await this.fail();
      return 'mismatch';
    }
    const { db } = this.context;
    const isHere = await db.transaction('rw', db.bytes, db.chunks, async () => {
      if (!(await this.isWhereItWas())) return false;
      await db.bytes.put(this.row('verified', this.record.bytes));
      const others = await db.bytes.where('caseId').equals(this.record.caseId).toArray();
      const earlier = others.filter(row => row.documentId === this.record.id && row.version < this.record.version);
      for (const row of earlier) await dropBytes(db, row.key);
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
    return { key: this.key, documentId: id, version, caseId, state, offset, etag: this.etag };
  }

  private place(chunk: number): string {
    return chunkContext(this.record.id, this.record.version, chunk);
  }
}
