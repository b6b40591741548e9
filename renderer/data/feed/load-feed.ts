import { Dexie } from 'dexie';
import type { MeridianDb } from '../db.ts';
import type { HeadsRow, MetaRow } from '../rows.ts';
import { type BulkCipher, headsContext } from '../sealed/bulk-cipher.ts';
import type { FeedIndex } from './feed-index.ts';
import { getReadable, isFeedLost } from '../lost-values.ts';
import { EMPTY_FEED, FEED_STATE, type FeedState } from './feed-state.ts';
import type { HeadEntry } from './heads.ts';

/** Where a feed is read from. `onUnreadable` hears of pages that failed authentication; the others are used. */
export interface FeedSource {
  readonly db: MeridianDb;
  readonly cipher: BulkCipher;
  onUnreadable(table: string, key: string): void;
}

export async function readFeedState(db: MeridianDb): Promise<FeedState> {
  return feedStateOf(await db.meta.get(FEED_STATE));
}

export function feedStateOf(row: MetaRow | undefined): FeedState {
  // An earlier build wrote fewer members.
  return row ? { ...EMPTY_FEED, ...(row.value as Partial<FeedState>) } : EMPTY_FEED;
}

/** Brings the index up to what is stored, and says how far that is; from the start when another generation was swapped in. */
export async function catchUp(source: FeedSource, feed: FeedIndex): Promise<FeedState> {
  const { state, rows } = await readNew(source, feed);
  if (state.generation === feed.generation && state.page === feed.page) return state;
  const entries = await openPages(source, rows);
  if (!continues(feed, state)) feed.clear(state.generation);
  feed.page = state.page;
  feed.apply(entries);
  return state;
}

async function readNew(source: FeedSource, feed: FeedIndex): Promise<{ state: FeedState; rows: HeadsRow[] }> {
  const { db } = source;
  const fromOf = (state: FeedState): number => (continues(feed, state) ? feed.page : 0);
  try {
    return await db.transaction('r', db.meta, db.heads, async () => {
      const state = await readFeedState(db);
      return { state, rows: await pagesAfter(db, state.generation, fromOf(state)).toArray() };
    });
  } catch (error) {
    if (!isFeedLost(error)) throw error;
  }
  // A transaction that met a lost value ends without a result: what can be read is read without one.
  const state = await readFeedState(db);
  return { state, rows: await readablePagesAfter(source, state.generation, fromOf(state)) };
}

/** False when another set was swapped in, or the database was lost and begins anew. */
function continues(feed: FeedIndex, state: FeedState): boolean {
  return feed.generation === state.generation && feed.page <= state.page;
}

/** Loads one generation whole, whichever is current: for the re-read in progress. */
export async function loadGeneration(source: FeedSource, feed: FeedIndex, generation: number): Promise<void> {
  const rows = await readablePagesAfter(source, generation, 0);
  feed.clear(generation);
  feed.page = rows.at(-1)?.page ?? 0;
  feed.apply(await openPages(source, rows));
}

function pagesAfter(db: MeridianDb, generation: number, page: number) {
  const range: [[number, number], unknown] = [
    [generation, page + 1],
    [generation, Dexie.maxKey],
  ];
  return db.heads.where('[generation+page]').between(range[0], range[1]);
}

/** Outside of a transaction. Pages whose values are lost are noted and left out. */
async function readablePagesAfter(
  { db, onUnreadable }: FeedSource,
  generation: number,
  page: number,
): Promise<HeadsRow[]> {
  try {
    return await pagesAfter(db, generation, page).toArray();
  } catch (error) {
    if (!isFeedLost(error)) throw error;
  }
  const keys = await pagesAfter(db, generation, page).primaryKeys();
  const rows = await getReadable(db.heads, keys);
  for (const [i, [of, number]] of keys.entries()) if (!rows[i]) onUnreadable('heads', `${of}/${number}`);
  return rows.filter(row => row !== undefined);
}

async function openPages(source: FeedSource, rows: readonly HeadsRow[]): Promise<HeadEntry[]> {
  const decoder = new TextDecoder();
  const pages = await Promise.all(
    rows.map(async ({ generation, page, sealedBy, box }) => {
      try {
        return decoder.decode(await source.cipher.open(sealedBy, headsContext(generation, page), box));
      } catch {
        // WebCrypto throws OperationError when the page was changed on disk.
        source.onUnreadable('heads', `${generation}/${page}`);
        return '[]';
      }
    }),
  );
  return pages.flatMap(page => JSON.parse(page) as HeadEntry[]);
}
