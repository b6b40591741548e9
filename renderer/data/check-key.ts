import type { MeridianDb } from './db.ts';
import { skipNumbers } from './cache/last-seq.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { FEED_STATE } from './feed/feed-state.ts';
import { feedStateOf } from './feed/load-feed.ts';
import { WrongKeyError } from './store-errors.ts';

/** A row of `meta` that every right key opens. It names the key ring that the rest is sealed with. */
const KEY_CHECK = 'key-check';

/**
 * Makes sure that the key is the one that the store was made with, before anything is written. The check row itself may
 * have been damaged: then any other row that opens says that the key is right. A ring that was begun anew, or set back to an
 * earlier state, opens nothing of what matters: then this throws as well.
 */
export async function checkKey(db: MeridianDb, ring: KeyRing, nowMs: number): Promise<void> {
  // One question for both: a start waits for each.
  const [check, state] = await db.meta.bulkGet([KEY_CHECK, FEED_STATE]);
  if (check) {
    const isWhole = check.value === ring.id && feedStateOf(state).keysBefore <= ring.next;
    if (!isWhole) throw new WrongKeyError('The keys of the store on this computer are gone.');
    return;
  }
  const hasCheck = (await db.meta.where('name').equals(KEY_CHECK).count()) > 0;
  if (hasCheck && !(await opensAnything(db))) {
    throw new WrongKeyError('The key does not open the store on this computer.');
  }
  await db.transaction('rw', db.meta, db.outbox, async () => {
    await db.meta.put({ name: KEY_CHECK, value: ring.id });
    const isUsed = ring.next > 1;
    if (!hasCheck && isUsed) await skipNumbers(db, nowMs);
  });
}

async function opensAnything(db: MeridianDb): Promise<boolean> {
  if ((await db.meta.limit(PROBED).toArray()).length > 0) return true;
  for (const { caseId } of await db.drafts.limit(PROBED).toArray()) if (await db.drafts.get(caseId)) return true;
  for (const table of [db.reviewDrafts, db.overlay, db.outbox, db.bytes]) {
    // These open with the keys of their cases, whatever the master key is; but only the right one finds them again.
    for (const { caseId } of await table.limit(PROBED).toArray()) {
      if (caseId === null || (await table.where('caseId').equals(caseId).count()) > 0) return true;
    }
  }
  return false;
}

/** Enough to find one that is whole among damaged ones. */
const PROBED = 20;
