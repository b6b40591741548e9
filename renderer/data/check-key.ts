import type { MeridianDb } from './db.ts';
import { WrongKeyError } from './store-errors.ts';

/** A row of `meta` that every right key opens. */
const KEY_CHECK = 'key-check';

/**
 * Makes sure that the key is the one that the store was made with, before anything is written. The check row itself may
 * have been damaged: then any other row that opens says that the key is right.
 */
export async function checkKey(db: MeridianDb): Promise<void> {
  if (await db.meta.get(KEY_CHECK)) return;
  const hasCheck = (await db.meta.where('name').equals(KEY_CHECK).count()) > 0;
  if (hasCheck && !(await opensAnything(db))) {
    throw new WrongKeyError('The key does not open the store on this computer.');
  }
  await db.meta.put({ name: KEY_CHECK, value: true });
}

async function opensAnything(db: MeridianDb): Promise<boolean> {
  for (const table of [db.meta, db.drafts, db.reviewDrafts, db.outbox, db.bytes]) {
    if ((await table.limit(PROBED).toArray()).length > 0) return true;
  }
  return false;
}

/** Enough to find one that is whole among damaged ones. */
const PROBED = 20;
