import { CHUNK_BYTES, FIRST_LINK } from '../../../shared/model/document-chunks.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { BytesRow } from '../rows.ts';
import { openChunk } from '../sealed/chunk-box.ts';
import type { CacheContext } from './cache-context.ts';
import { nextLink, partDigests } from './document-chain.ts';
import { createDocumentHash, type DocumentHash } from './document-hash.ts';
import { countChunks } from './drop.ts';

export interface TakenUp {
  /** Of what is here. */
  readonly chain: string;
  /** Of what is here; null: somebody vouches for the document. */
  readonly hash: DocumentHash | null;
}

/**
 * Makes ready to go on behind what is here of a document. That is read and hashed again only when nobody vouches for it and
 * it was not being hashed when it was left off. Null when what is here is of no use.
 *
 * @param vouched the chain of the same bytes, by whoever will vouch for the whole
 */
export async function takeUp(
  context: CacheContext,
  record: DocumentRecord,
  row: BytesRow,
  vouched: string | null,
): Promise<TakenUp | null> {
  const chunks = row.offset / CHUNK_BYTES;
  const open = (chunk: number) => openStored(context, record, row.key, chunk);
  const { chain: known } = row;
  const isVouched = known !== undefined && known === vouched;
  const hash = isVouched ? null : context.documents.takeUp(row.key, row.offset, row.etag);
  if (known !== undefined && (isVouched || hash)) {
    const isWhole = (await countChunks(context.db, row.key)) === chunks;
    return isWhole && (await open(chunks - 1)) ? { chain: known, hash } : null;
  }
  const afresh = createDocumentHash();
  let chain: string = FIRST_LINK;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const bytes = await open(chunk);
    if (!bytes) return null;
    afresh.update(bytes);
    chain = nextLink(chain, await partDigests(bytes));
  }
  return { chain, hash: afresh };
}

async function openStored(
  { chunks, db, ring }: CacheContext,
  { id: documentId, version }: DocumentRecord,
  bytesKey: string,
  chunk: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const stored = await db.chunks.get([bytesKey, chunk]);
  if (!stored || !ring.has(stored.sealedBy)) return null;
  try {
    return await openChunk(chunks, { documentId, version, chunk }, stored);
  } catch {
    // It was changed on the disk, or is of another place: WebCrypto throws OperationError.
    return null;
  }
}
