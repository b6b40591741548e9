import type { MeridianDb } from '../db.ts';
import { FEED_STATE, type FeedState, isPurgeDue } from '../feed/feed-state.ts';
import { readFeedState } from '../feed/load-feed.ts';
import type { StoreParts } from '../open-parts.ts';
import { readBytesStates } from './bytes-states.ts';
import type { CacheContext } from './cache-context.ts';
import { purgeCases } from './drop.ts';
import { namedKeys, rewritePages } from './rewrite-pages.ts';

type PurgeParts = Pick<StoreParts, 'db' | 'ring' | 'packs'>;

/**
 * Does what the feed's state says is to be purged, in steps that can each be cut off and are then done again: (1) pages
 * that mention the cases are sealed anew without them, (2) acts that the server has not answered for, or may lose, are
 * sealed with the store's own key, (3) the cases' keys and those of pages that are no more are destroyed, (4) the rows go,
 * and the intent with them. After (3) nothing opens the cases, whatever else happens. Alone of all that changes the feed.
 */
export async function finishPurge(parts: PurgeParts): Promise<FeedState> {
  const { db, ring } = parts;
  const state = await readFeedState(db);
  if (!isPurgeDue(state)) return state;
  const { generation, shadow, purging } = state;
  const ofCases = ring.retire(purging);
  const named = await rewritePages(parts, generation, new Set(purging));
  if (shadow) for (const key of await namedKeys(parts, shadow.generation)) named.add(key);
  await moveActs(db, purging);
  const numbers = [...ofCases, ...ring.pages().filter(number => !named.has(number))];
  if (numbers.length + purging.length > 0) await ring.destroy(numbers, purging);
  const after: FeedState = { ...state, purging: [], purge: false, keysBefore: ring.next };
  await db.transaction('rw', db.tables, async () => {
    // What was done in this very moment, under the old key, is sealed with the store's own by being written again.
    await purgeCases(db, purging);
    await db.segments.bulkDelete(ofCases);
    await db.meta.put({ name: FEED_STATE, value: after });
  });
  ring.forget(numbers);
  return after;
}

/** The same for an open cache. In its turn. */
export async function purgeNow(context: CacheContext): Promise<void> {
  if (!isPurgeDue(context.state)) return;
  const { purging, purge, keysBefore } = await finishPurge(context);
  context.state = { ...context.state, purging, purge, keysBefore };
  context.bytes = await readBytesStates(context.db);
}

/** Reading opens with the old key; writing seals with the store's own, because the old key is used no more. */
async function moveActs(db: MeridianDb, cases: readonly string[]): Promise<void> {
  for (const caseId of cases) {
    await db.transaction('rw', db.outbox, async () => {
      const rows = await db.outbox.where('caseId').equals(caseId).toArray();
      await db.outbox.bulkPut(rows.filter(({ state }) => state !== 'set-aside'));
    });
  }
}
