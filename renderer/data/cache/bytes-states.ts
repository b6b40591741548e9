import type { MeridianDb } from '../db.ts';

/** Which documents need not be fetched, by the keys of their bytes. In memory: nobody but the cache adds to them. */
export interface BytesStates {
  readonly verified: Set<string>;
  readonly failed: Set<string>;
}

/** Keys alone: they are in clear, so nothing is opened however many there are. */
export async function readBytesStates(db: MeridianDb): Promise<BytesStates> {
  const [verified, failed] = await Promise.all([
    db.bytes.where('state').equals('verified').primaryKeys(),
    db.bytes.where('state').equals('failed').primaryKeys(),
  ]);
  return { verified: new Set(verified), failed: new Set(failed) };
}

/**
 * Forgets documents that are not here any more: the window met a damaged chunk and took their state away, or their case
 * was purged. Counting costs little, and nearly always says that there are none.
 */
export async function forgetLostBytes(db: MeridianDb, { verified }: BytesStates): Promise<void> {
  const rows = db.bytes.where('state').equals('verified');
  const known = [...verified];
  if ((await rows.count()) >= known.length) return;
  const here = new Set(await rows.primaryKeys());
  for (const key of known) if (!here.has(key)) verified.delete(key);
}
