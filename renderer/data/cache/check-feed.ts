import { Dexie } from 'dexie';
import type { MeridianDb } from '../db.ts';
import { FIRST_HEADS_PACK } from '../feed/first-heads.ts';
import { EMPTY_FEED, FEED_STATE, type FeedState } from '../feed/feed-state.ts';
import { readFeedState } from '../feed/load-feed.ts';
import { missingOfListed } from './listed-changes.ts';
import { UNOPENED } from '../sealed/sealed-tables.ts';

const DAMAGE = new Set(['store/packs', 'store/heads']);

/** Where the feed is here, and whether everything is here that it says. */
export interface CheckedFeed {
  readonly state: FeedState;
  readonly isWhole: boolean;
}

/**
 * Reads how far the feed is, and counts what it is made of. What is missing only the server has: it is read again, and
 * what is here is shown until then. Changes nothing.
 */
export async function checkFeed(db: MeridianDb): Promise<CheckedFeed> {
  const isKnown = (await db.meta.get(FEED_STATE)) !== undefined;
  if (!isKnown) return await withoutState(db);
  const state = await readFeedState(db);
  const heads = await db.heads
    .where('[generation+page]')
    .between(...rangeOf(state.generation))
    .count();
  const packs = await db.packs
    .where('[generation+pack]')
    .between([state.generation, FIRST_HEADS_PACK + 1], [state.generation, Dexie.maxKey])
    .count();
  const noted = await db.quarantine.toArray();
  // A change that could not be applied is before the cursor: if what was kept of it is damaged, only the server has it.
  const missing = await missingOfListed(db, noted, state.purging);
  const isListWhole = missing.length === 0 && (await unreadableIn(db, state)).length === 0;
  // The window met a pack that it could not open, and noted it: in this set, not in one that was read again since.
  const damaged = noted.some(({ kind, id }) => DAMAGE.has(kind) && id.startsWith(`${state.generation}/`));
  return { state, isWhole: heads >= state.page && packs >= state.pack && !damaged && isListWhole };
}

/** The keys of what cannot be opened of the list of changes that could not be applied. */
export async function unreadableIn(db: MeridianDb, { purging }: FeedState): Promise<string[]> {
  // The keys of these cases are destroyed; their rows go with them.
  if (purging.length > 0) return [];
  const keys = await db.quarantine.toCollection().primaryKeys();
  return keys.filter(key => key.startsWith(UNOPENED));
}

function rangeOf(generation: number): [unknown[], unknown[]] {
  return [
    [generation, Dexie.minKey],
    [generation, Dexie.maxKey],
  ];
}

/** The row that says how far is new, or was damaged: what the pages themselves say is the truth. */
async function withoutState(db: MeridianDb): Promise<CheckedFeed> {
  const heads = await db.heads.toCollection().primaryKeys();
  const packs = await db.packs.toCollection().primaryKeys();
  const [first] = heads;
  if (!first) return { state: EMPTY_FEED, isWhole: packs.length === 0 };
  // A re-read in progress has the higher number.
  const generation = first[0];
  const page = heads.findLast(([of]) => of === generation)?.[1] ?? 0;
  const pack = packs.findLast(([of]) => of === generation)?.[1] ?? 0;
  return { state: { ...EMPTY_FEED, generation, page, pack }, isWhole: false };
}
