import type { DocumentRecord } from '../../shared/model/document.ts';
import { CHUNK_BYTES } from '../../shared/model/document-chunks.ts';
import { NoKeyError } from './keys/keys-away-error.ts';
import { quarantineUnreadable } from './quarantine-unreadable.ts';
import { dropBytes } from './cache/drop.ts';
import { keptWords, type KeptWords } from './kept-words.ts';
import { openChunk } from './sealed/chunk-box.ts';
import type { Store } from './store.ts';

/** The bytes of one verified document, out of the sealed chunks. */
export interface DocumentBytes {
  readonly length: number;
  /** Bytes `from` (inclusive) to `to` (exclusive). Reads and opens only the chunks it needs. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Left out where nothing is kept. */
  readonly words?: KeptWords | undefined;
}

/** Viewers ask for neighbouring ranges; eight mebibytes serve them without keeping a document in memory. */
const KEPT_CHUNKS = 8;

/** Null when the document's bytes are not here or not verified. */
export async function openDocumentBytes(store: Store, document: DocumentRecord): Promise<DocumentBytes | null> {
  const { db, feed, chunks } = store;
  const known = feed.get('document', document.id)?.columns;
  const bytesKey = known?.record.version === document.version ? known.bytesKey : await findKey(store, document);
  const row = bytesKey === undefined ? undefined : await db.bytes.get(bytesKey);
  if (bytesKey === undefined || row?.state !== 'verified') return null;

  const kept = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();
  const open = async (chunk: number): Promise<Uint8Array<ArrayBuffer>> => {
    try {
      const stored = await db.chunks.get([bytesKey, chunk]);
      if (!stored) throw new Error(`Chunk ${chunk} of a verified document is not here`);
      return await openChunk(chunks, { documentId: document.id, version: document.version, chunk }, stored);
    } catch (error) {
      // What a chunk opens to is what was verified, or nothing: it was changed on disk. Without a key the case was purged.
      if (!(error instanceof NoKeyError)) await fetchAgain(store, bytesKey);
      throw error;
    }
  };
  const chunkAt = (chunk: number): Promise<Uint8Array<ArrayBuffer>> => {
    const opened = kept.get(chunk) ?? open(chunk);
    kept.delete(chunk);
    kept.set(chunk, opened);
    opened.catch(() => kept.delete(chunk));
    if (kept.size > KEPT_CHUNKS) kept.delete(kept.keys().next().value ?? chunk);
    return opened;
  };

  return {
    length: row.offset,
    words: keptWords(db, bytesKey, document),
    read: async (from, to) => {
      const end = Math.min(to, row.offset);
      const bytes = new Uint8Array(Math.max(0, end - from));
      const numbers: number[] = [];
      for (let chunk = Math.floor(from / CHUNK_BYTES); chunk * CHUNK_BYTES < end; chunk++) numbers.push(chunk);
      await Promise.all(
        numbers.map(async chunk => {
          const start = chunk * CHUNK_BYTES;
          const part = (await chunkAt(chunk)).subarray(Math.max(0, from - start), end - start);
          bytes.set(part, Math.max(0, start - from));
        }),
      );
      return bytes;
    },
  };
}

/** The person is told, and the sync, which finds that the document is missing. */
async function fetchAgain({ db, nudgeSync }: Store, bytesKey: string): Promise<void> {
  quarantineUnreadable(db, 'chunks', bytesKey);
  await db.transaction('rw', db.bytes, db.chunks, async () => await dropBytes(db, bytesKey));
  nudgeSync();
}

/** An earlier version, kept until the later one is here. */
async function findKey({ db }: Store, document: DocumentRecord): Promise<string | undefined> {
  const rows = await db.bytes.where('caseId').equals(document.caseId).toArray();
  return rows.find(row => row.documentId === document.id && row.version === document.version)?.key;
}
