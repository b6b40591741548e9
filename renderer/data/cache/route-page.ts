import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { FeedIndex } from '../feed/feed-index.ts';
import type { FeedPlace, FeedState } from '../feed/feed-state.ts';
import type { CacheContext } from './cache-context.ts';

/** Where a page goes, and what becomes of the set that it completes. */
export interface Route {
  readonly target: FeedIndex;
  /** The set before this page: pages and packs are numbered on from it. */
  readonly place: FeedPlace;
  /** The re-read is whole with this page: it becomes the feed. */
  readonly swap: boolean;
  readonly shadow: boolean;
  /** What the person sees changes with this page. */
  readonly isVisible: boolean;
}

export function routeOf(context: CacheContext, page: CachePage): Route {
  const { state, feed, shadow } = context;
  const swap = !page.hasMore;
  // Without a cursor but with records, the feed is read from the start, whoever asked for it.
  const restart = page.restart || (state.cursor === null && state.shadow === null);
  if (restart && feed.page > 0) {
    const generation = Math.max(state.generation, state.shadow?.generation ?? 0) + 1;
    const target = new FeedIndex();
    target.clear(generation);
    return { target, place: { generation, page: 0, pack: 0 }, swap, shadow: true, isVisible: swap };
  }
  if (state.shadow && shadow) return { target: shadow, place: state.shadow, swap, shadow: true, isVisible: swap };
  return { target: feed, place: state, swap: false, shadow: false, isVisible: true };
}

/** Where the feed is once the page is in. */
export function stateAfter(
  before: FeedState,
  page: CachePage,
  route: Route,
  place: FeedPlace,
  change: Pick<FeedState, 'held' | 'tally' | 'purging' | 'keysBefore'>,
): FeedState {
  const cursor = { cursor: page.nextCursor, epoch: page.epoch };
  const { keysBefore } = change;
  if (!route.isVisible) return { ...before, cursor, shadow: place, keysBefore };
  return {
    ...before,
    ...place,
    cursor,
    shadow: null,
    held: change.held,
    tally: change.tally,
    purging: [...before.purging, ...change.purging],
    // Nothing of the old set is left but its keys.
    purge: route.swap || before.purge,
    keysBefore,
    wholeEpoch: page.hasMore ? before.wholeEpoch : page.epoch,
  };
}
