import { liveQuery } from 'dexie';
import { systemClock } from '../system-clock.ts';
import type { FeedIndex } from './feed-index.ts';
import type { FeedState } from './feed-state.ts';
import { catchUp, type FeedSource, readFeedState } from './load-feed.ts';

/** A first pull stores a page every few hundredths of a second; each read of them would hold the next page up. */
const LULL_MS = 250;

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
  let isDue = false;
  /** As it was told last: the end may have come since the state was read. */
  let isPulling = false;
  let endLull = (): void => {};
  const read = async (): Promise<void> => {
    isDue = false;
    const state = await catchUp(source, feed);
    if (!isPulling || !isFirstPull(state)) return;
    await new Promise<void>(resolve => {
      const cancel = systemClock.after(LULL_MS, resolve);
      endLull = () => {
        cancel();
        resolve();
      };
    });
  };
  const subscription = liveQuery(async () => await readFeedState(source.db)).subscribe({
    next: state => {
      isPulling = isFirstPull(state);
      if (!isPulling) endLull();
      // The one that waits will read this as well.
      if (isDue) return;
      isDue = true;
      // One after the other: two at once would apply pages out of order.
      last = last.then(read).catch(reportLater);
    },
    error: reportLater,
  });
  return () => {
    endLull();
    subscription.unsubscribe();
  };
}

/** What is here was never read to its end. After that, what comes are single changes, each of which is read at once. */
function isFirstPull({ cursor, wholeEpoch }: FeedState): boolean {
  return cursor !== null && cursor.epoch !== wholeEpoch;
}

/** A closed database ends following; anything else is a bug, for the window's error handler. */
function reportLater(error: unknown): void {
  if (error instanceof Error && error.name === 'DatabaseClosedError') return;
  queueMicrotask(() => {
    throw error;
  });
}
