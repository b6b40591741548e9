import { termOf } from '../../../shared/search/terms.ts';
import { textContext, segmentContext } from '../sealed/bulk-cipher.ts';
import type { Store } from '../store.ts';

/** Raise when documents are read, or indexed, in another way than before: then all of them are read again. */
const READ_AS = 2;

/** Which documents were read, and what each case's segment covers. Keys alone: nothing is opened. */
export interface IndexKeys {
  readonly read: ReadonlySet<string>;
  /** By the number of the case's key. */
  readonly covers: ReadonlyMap<number, string>;
  readonly made: ReadonlyMap<number, number>;
}

export async function readIndexKeys({ db }: Pick<Store, 'db'>): Promise<IndexKeys> {
  const [read, keys] = await Promise.all([
    db.texts.where('readAs').equals(READ_AS).primaryKeys(),
    db.segments.orderBy('[sealedBy+covers+made]').keys(),
  ]);
  const segments = keys as unknown as readonly [number, string, number][];
  return {
    read: new Set(read),
    covers: new Map(segments.map(([number, covers]) => [number, covers])),
    made: new Map(segments.map(([number, , made]) => [number, made])),
  };
}

/** What a segment of documents with these keys covers. */
export function coversOf(keys: readonly string[]): string {
  return `${READ_AS}/${keys.length}/${termOf(keys.toSorted().join(' '))}`;
}

/** The kept words of a document version (`pagesOf`); null when there are none, or none that opens. */
export async function openText({ db, chunks }: Pick<Store, 'db' | 'chunks'>, key: string) {
  const row = await db.texts.get(key);
  if (row?.readAs !== READ_AS) return null;
  // Purged meanwhile, or changed on the disk: then it is read again.
  return await chunks.open(row.sealedBy, textContext(key), row.box).catch(() => null);
}

/**
 * Keeps the words of a document version as long as the document. The segment that has other words of it goes.
 *
 * @param key as in its row of `bytes`
 */
export async function keepText(store: Store, caseId: string, key: string, bytes: Uint8Array<ArrayBuffer>) {
  const { db, chunks } = store;
  const sealedBy = store.keyOf(caseId);
  if (sealedBy === null) return;
  const box = await chunks.seal(sealedBy, textContext(key), bytes);
  await db.transaction('rw', db.bytes, db.texts, db.segments, async () => {
    // A document that went while it was being read: nothing of it may come back.
    if ((await db.bytes.get(key))?.state !== 'verified') return;
    await db.texts.put({ key, readAs: READ_AS, sealedBy, box });
    await db.segments.delete(sealedBy);
  });
}

/** The segments of cases with these keys (`caseSegmentOf`), in the order asked; null where there is none that opens. */
export async function openSegments({ db, chunks }: Pick<Store, 'db' | 'chunks'>, numbers: readonly number[]) {
  const rows = await db.segments.bulkGet([...numbers]);
  return await Promise.all(
    rows.map(async row => {
      if (!row) return null;
      const bytes = await chunks.open(row.sealedBy, segmentContext(row.sealedBy), row.box).catch(() => null);
      return bytes && { made: row.made, bytes };
    }),
  );
}

export async function keepSegment(store: Store, caseId: string, covers: string, bytes: Uint8Array<ArrayBuffer>) {
  const sealedBy = store.keyOf(caseId);
  if (sealedBy === null) return;
  const box = await store.chunks.seal(sealedBy, segmentContext(sealedBy), bytes);
  // Purged while it was sealed: what is written now opens no more, and goes with the next look at what is here.
  const [made = 0] = crypto.getRandomValues(new Uint32Array(1));
  await store.db.segments.put({ sealedBy, covers, made, box });
}
