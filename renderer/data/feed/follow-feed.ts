import { liveQuery } from 'dexie';
import type { FeedIndex } from './feed-index.ts';
import { catchUp, type FeedSource, readFeedState } from './load-feed.ts';

/** Loads the index and keeps it current, whichever worker or window writes. Resolves once it is loaded. */
export async function followFeed(source: FeedSource, feed: FeedIndex): Promise<() => void> {
  await catchUp(source, feed);
  return follow(source, feed);
}

/** The same, begun at its turn; until it is loaded, the index is empty and of no page. */
export function followFeedLater(source: FeedSource, feed: FeedIndex, turn: Promise<void>): () => void {
  let stop: (() => void) | null = null;
  let isStopped = false;
  void turn.then(() => {
    if (!isStopped) stop = follow(source, feed);
  });
  return () => {
    isStopped = true;
    stop?.();
  };
}

function follow(source: FeedSource, feed: FeedIndex): () => void {
  let last: Promise<void> = Promise.resolve();
  const subscription = liveQuery(async () => await readFeedState(source.db)).subscribe({
    next: () => {
      // One after the other: two at once would apply pages out of order.
      last = last.then(() => catchUp(source, feed)).catch(reportLater);
    },
    error: reportLater,
  });
  return () => subscription.unsubscribe();
}

/** A closed database ends following; anything else is a bug, for the window's error handler. */
function reportLater(error: unknown): void {
  if (error instanceof Error && error.name === 'DatabaseClosedError') return;
  queueMicrotask(() => {
    throw error;
  });
}
