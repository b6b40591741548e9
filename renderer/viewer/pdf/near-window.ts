import { MOST_AHEAD } from './render-queue.ts';

export interface PageWindow {
  /** Indices from 0, inclusive. */
  readonly first: number;
  readonly last: number;
}

/** Pages kept drawn at rest; more in the direction of reading. */
const BEHIND = 2;
const AHEAD = 4;
/** From here on pages go by rather than being read: those that have gone are let go, and more are begun ahead. */
const FAST_PAGES_PER_SECOND = 6;

/** The pages that are worth drawing while some are seen. */
export function nearWindow(seen: PageWindow, pagesPerSecond: number, pages: number): PageWindow {
  const isFast = Math.abs(pagesPerSecond) > FAST_PAGES_PER_SECOND;
  const ahead = isFast ? MOST_AHEAD : AHEAD;
  const behind = isFast ? 1 : BEHIND;
  const [before, after] = pagesPerSecond < 0 ? [ahead, behind] : [behind, ahead];
  return { first: Math.max(0, seen.first - before), last: Math.min(pages - 1, seen.last + after) };
}
