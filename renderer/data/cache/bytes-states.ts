import type { MeridianDb } from '../db.ts';

/** Which documents need not be fetched, by the keys of their bytes. In memory: nobody but the cache writes them. */
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
