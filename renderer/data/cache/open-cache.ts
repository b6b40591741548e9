import { ok } from '../../../shared/result.ts';
import { withoutLost } from '../drop-lost.ts';
import { FeedIndex } from '../feed/feed-index.ts';
import { EMPTY_FEED } from '../feed/feed-state.ts';
import { loadGeneration } from '../feed/load-feed.ts';
import { readBytesStates } from './bytes-states.ts';
import type { CacheContext, CacheParts } from './cache-context.ts';
import { checkFeed } from './check-feed.ts';
import { DocumentMemory } from './document-memory.ts';
import { allowAnotherTry } from './quarantine.ts';
import { refusingStorageFailures } from './storage-failure.ts';
import { tidyAtStart } from './tidy-at-start.ts';

/** Loads what is stored, and finishes what a crash interrupted. */
export async function openCache(parts: CacheParts): Promise<CacheContext> {
  return await withoutLost(parts.db, () => loadCache(parts));
}

async function loadCache(parts: CacheParts): Promise<CacheContext> {
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
    ahead: { pages: 0, last: Promise.resolve(), place: null },
    state: EMPTY_FEED,
    bytes: { verified: new Set(), failed: new Set() },
    documents: new DocumentMemory(),
    inTurn: work => {
      const turn = last.then(work, work);
      last = turn.catch(() => {});
      return turn;
    },
  };
  const source = { db: parts.db, cipher: parts.packs, onUnreadable };
  const { state, isWhole } = await checkFeed(parts.db);
  context.state = state;
  await loadGeneration(source, context.feed, state.generation);
  context.feed.page = state.page;
  if (context.state.shadow) {
    context.shadow = new FeedIndex();
    await loadGeneration(source, context.shadow, context.state.shadow.generation);
  }
  // Records that were on a lost page or in a lost pack are not found any more. Only the server has them: read it again.
  if (damaged || !isWhole) {
    context.state = { ...context.state, cursor: null, shadow: null };
    context.shadow = null;
  }
  await tidyAtStart(context);
  await refusingStorageFailures(() => allowAnotherTry(parts.db).then(ok));
  context.bytes = await readBytesStates(parts.db);
  return context;
}
