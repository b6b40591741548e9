import { Dexie } from 'dexie';
import type { MeridianDb } from '../db.ts';
import type { HeadsRow } from '../rows.ts';
import { type BulkCipher, headsContext } from '../sealed/bulk-cipher.ts';
import type { FeedIndex } from './feed-index.ts';
import { EMPTY_FEED, FEED_STATE, type FeedState } from './feed-state.ts';
import type { HeadEntry } from './heads.ts';

/** Where a feed is read from. `onUnreadable` hears of pages that failed authentication; the others are used. */
export interface FeedSource {
  readonly db: MeridianDb;
  readonly cipher: BulkCipher;
  onUnreadable(table: string, key: string): void;
}

export async function readFeedState(db: MeridianDb): Promise<FeedState> {
  const row = await db.meta.get(FEED_STATE);
  // An earlier build wrote fewer members.
  return row ? { ...EMPTY_FEED, ...(row.value as Partial<FeedState>) } : EMPTY_FEED;
}

/** Brings the index up to what is stored; from the start when another generation was swapped in. */
export async function catchUp(source: FeedSource, feed: FeedIndex): Promise<void> {
  const { db } = source;
  const { state, rows } = await db.transaction('r', db.meta, db.heads, async () => {
    const now = await readFeedState(db);
    const from = continues(feed, now) ? feed.page : 0;
    return { state: now, rows: await pagesAfter(db, now.generation, from) };
  });
  if (state.generation === feed.generation && state.page === feed.page) return;
  const entries = await openPages(source, rows);
  if (!continues(feed, state)) feed.clear(state.generation);
  feed.page = state.page;
  feed.apply(entries);
}

/** False when another set was swapped in, or the database was lost and begins anew. */
function continues(feed: FeedIndex, state: FeedState): boolean {
  return feed.generation === state.generation && feed.page <= state.page;
}

/** Loads one generation whole, whichever is current: for the re-read in progress. */
export async function loadGeneration(source: FeedSource, feed: FeedIndex, generation: number): Promise<void> {
  const rows = await pagesAfter(source.db, generation, 0);
  feed.clear(generation);
  feed.page = rows.at(-1)?.page ?? 0;
  feed.apply(await openPages(source, rows));
}

function pagesAfter(db: MeridianDb, generation: number, page: number): Promise<HeadsRow[]> {
  const range: [[number, number], unknown] = [
    [generation, page + 1],
    [generation, Dexie.maxKey],
  ];
  return db.heads.where('[generation+page]').between(range[0], range[1]).toArray();
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
