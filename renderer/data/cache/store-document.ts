import { CHUNK_BYTES, FIRST_LINK, VOUCHER_BYTES } from '../../../shared/model/document-chunks.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { openChunk } from '../sealed/chunk-box.ts';
import type { BytesRow } from '../rows.ts';
import { bytesKey } from './bytes-key.ts';
import type { CacheContext } from './cache-context.ts';
import { readVoucher, type Voucher } from './document-chain.ts';
import { DocumentWriter } from './document-writer.ts';
import { Rechunker } from './rechunk.ts';
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
  return await refusingStorageFailures(() =>
    context.documents.during(() => fetchAndStore(context, record, request.url)),
  );
}

async function fetchAndStore(context: CacheContext, record: DocumentRecord, url: string): Promise<Stored> {
  const key = bytesKey(context.blind, record);
  const row = await context.db.bytes.get(key);
  if (row?.state === 'verified') {
    // Asked for all the same: the list in memory was read while this one was being verified, and lacks it.
    context.bytes.verified.add(key);
    return ok({ state: 'verified', offset: row.offset });
  }

  if (row?.state === 'partial' && row.offset === record.bytes) {
    // All of it came, and the program ended before it was checked.
    const writer = new DocumentWriter(context, record, key, row.etag);
    if (await writer.begin(row, row.offset, null)) {
      return outcomeOf(await writer.finish(new Uint8Array(), null), record);
    }
  }
  if (await copyOwn(context, record, key, row)) return ok({ state: 'verified', offset: record.bytes });

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
  const total = response.headers.get('x-total');
  if (total !== null && Number(total) !== record.bytes) {
    await response.body.cancel();
    return refuse('interrupted', 'What came is not as long as the client said. It is fetched again.');
  }
  const writer = new DocumentWriter(context, record, key, response.headers.get('etag'));
  const from = Number(response.headers.get('x-offset') ?? '0');
  const vouched = response.headers.get('x-chain');
  if (!(await writer.begin(row, from, vouched))) {
    await response.body.cancel();
    return refuse('interrupted', 'The document came from another place than asked for. It is fetched again.');
  }
  const chunks = new Rechunker(context.documents.chunks);
  const behind = new Uint8Array(vouched === null ? 0 : VOUCHER_BYTES);
  return await pour(response.body.getReader(), { writer, record, chunks, behind });
}

/** The very same bytes may be here under another version: they are sealed again for this one, and not fetched. */
async function copyOwn(
  context: CacheContext,
  record: DocumentRecord,
  key: string,
  row: BytesRow | undefined,
): Promise<boolean> {
  const { db, chunks } = context;
  const ofCase = await db.bytes.where('caseId').equals(record.caseId).toArray();
  const same = ofCase.find(
    one => one.key !== key && one.documentId === record.id && one.state === 'verified' && one.sha256 === record.sha256,
  );
  if (!same || same.offset !== record.bytes) return false;
  const writer = new DocumentWriter(context, record, key, same.etag);
  // What is here was verified: the copy is, when it is of the same bytes.
  const voucher = same.chain === undefined ? null : { chain: same.chain, sha256: record.sha256 };
  if (!(await writer.begin(row, 0, voucher && FIRST_LINK))) return false;
  for (let chunk = 0; chunk * CHUNK_BYTES < same.offset; chunk++) {
    const stored = await db.chunks.get([same.key, chunk]);
    if (!stored || !context.ring.has(stored.sealedBy)) return false;
    const bytes = await openChunk(chunks, { documentId: same.documentId, version: same.version, chunk }, stored);
    if (bytes.length < CHUNK_BYTES) return (await writer.finish(bytes, voucher)) === 'verified';
    if (!(await writer.write(bytes))) return false;
  }
  return (await writer.finish(new Uint8Array(), voucher)) === 'verified';
}

interface Pouring {
  readonly writer: DocumentWriter;
  readonly record: DocumentRecord;
  readonly chunks: Rechunker;
  /** What comes behind the last byte: as long as a voucher, or nothing. */
  readonly behind: Uint8Array;
}

async function pour(reader: ReadableStreamDefaultReader<Uint8Array>, pouring: Pouring): Promise<Stored> {
  const { writer, record, chunks, behind } = pouring;
  let received = writer.offset;
  const whole = record.bytes + behind.length;
  for (;;) {
    let piece: ReadableStreamReadResult<Uint8Array>;
    try {
      piece = await reader.read();
    } catch {
      // The stream rejects when the connection is cut; whole chunks are kept.
      if (!(await writer.drain())) return await left(reader, writer, record);
      return cutOff(writer);
    }
    if (piece.done) break;
    const own = piece.value.subarray(0, Math.max(0, record.bytes - received));
    const more = piece.value.subarray(own.length);
    received += piece.value.length;
    if (received > whole) {
      await reader.cancel();
      await writer.drain();
      await writer.fail();
      return refuse('digest-mismatch', 'The document is longer than the client said. It is not shown.');
    }
    behind.set(more, more.length === 0 ? 0 : received - more.length - record.bytes);
    for (const chunk of chunks.take(own)) {
      if (!(await writer.write(chunk))) return await left(reader, writer, record);
    }
  }
  if (received < whole) {
    if (!(await writer.drain())) return await left(reader, writer, record);
    return cutOff(writer);
  }
  const voucher: Voucher | null = behind.length === 0 ? null : readVoucher(behind);
  return outcomeOf(await writer.finish(chunks.rest(), voucher), record);
}

function cutOff(writer: DocumentWriter): Stored {
  writer.leaveOff();
  return ok({ state: 'partial', offset: writer.offset });
}

function outcomeOf(verdict: 'verified' | 'mismatch' | 'gone', record: DocumentRecord): Stored {
  if (verdict === 'verified') return ok({ state: 'verified', offset: record.bytes });
  if (verdict === 'gone') return refuse('interrupted', 'The document left this computer while it was fetched.');
  return refuse('digest-mismatch', 'The document is not what the client announced (SHA-256). It is not shown.');
}

/** Nothing more can be kept: because the case went, or, then this rejects, because the store could not. */
async function left(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  writer: DocumentWriter,
  record: DocumentRecord,
): Promise<Stored> {
  try {
    await writer.drain();
  } finally {
    // Rejects when the connection broke first: then there is nothing to be cancelled.
    await reader.cancel().catch(() => {});
  }
  return outcomeOf('gone', record);
}
