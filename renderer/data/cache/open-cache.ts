import { FeedIndex } from '../feed/feed-index.ts';
import { EMPTY_FEED } from '../feed/feed-state.ts';
import { catchUp, loadGeneration, readFeedState } from '../feed/load-feed.ts';
import { readBytesStates } from './bytes-states.ts';
import type { CacheContext, CacheParts } from './cache-context.ts';
import { tidyAtStart } from './tidy-at-start.ts';

/** Loads what is stored, and finishes what a crash interrupted. */
export async function openCache(parts: CacheParts): Promise<CacheContext> {
  let last: Promise<unknown> = Promise.resolve();
  let damaged = false;
  const onUnreadable = (table: string, key: string): void => {
    damaged ||= table === 'heads';
    parts.onUnreadable(table, key);
  };
  const context: CacheContext = {
    ...parts,
    onUnreadable,
    feed: new FeedIndex(),
    shadow: null,
    state: EMPTY_FEED,
    bytes: { verified: new Set(), failed: new Set() },
    inTurn: work => {
      const turn = last.then(work, work);
      last = turn.catch(() => {});
      return turn;
    },
  };
  const source = { db: parts.db, cipher: parts.packs, onUnreadable };
  context.state = await readFeedState(parts.db);
  context.feed.clear(context.state.generation);
  await catchUp(source, context.feed);
  if (context.state.shadow) {
    context.shadow = new FeedIndex();
    await loadGeneration(source, context.shadow, context.state.shadow.generation);
  }
  // A page of heads is lost: records that it named are not found any more. Only the server has them: read it again.
  if (damaged) context.state = { ...context.state, cursor: null, shadow: null };
  await tidyAtStart(context);
  context.bytes = await readBytesStates(parts.db);
  return context;
}
