import type { CacheCursor } from '../../../shared/rpc/cache-page.ts';

export interface FeedPlace {
  readonly generation: number;
  /** Numbers of the last page of heads and of the last pack in it. */
  readonly page: number;
  readonly pack: number;
}

/** A case that the server took away and that stays until a person has said that it may go. */
export interface HeldCase {
  readonly id: string;
  /** The version that it went with; 0 when a re-read did not bring it. */
  readonly version: number;
  /** A person has said that it stays. */
  readonly kept: boolean;
}

/** Removals that came shortly after each other, which are judged together. */
export interface Tally {
  readonly sinceMs: number;
  /** Cases that were here when it began. */
  readonly cases: number;
  readonly gone: number;
  /** More pages of the same pull follow. */
  readonly goesOn: boolean;
}

/** How far the feed is here: one row, written in the transaction of every page. */
export interface FeedState extends FeedPlace {
  readonly cursor: CacheCursor | null;
  /** A re-read in progress: collected apart, and swapped in when it is whole. */
  readonly shadow: FeedPlace | null;
  /** Cases that left, and of which something may still be here: a purge that was begun is finished before anything else. */
  readonly purging: readonly string[];
  /** Keys of pages that are no more are to be destroyed. */
  readonly purge: boolean;
  /** The store may hold what keys with numbers below this one sealed: a ring that gave out fewer was set back. */
  readonly keysBefore: number;
  readonly held: readonly HeldCase[];
  readonly tally: Tally | null;
  /** Of which epoch the feed that is shown was last read to its end. */
  readonly wholeEpoch: string | null;
}

export const FEED_STATE = 'feed';

export const EMPTY_FEED: FeedState = {
  generation: 1,
  page: 0,
  pack: 0,
  cursor: null,
  shadow: null,
  purging: [],
  purge: false,
  keysBefore: 0,
  held: [],
  tally: null,
  wholeEpoch: null,
};

export function isPurgeDue({ purging, purge }: Pick<FeedState, 'purging' | 'purge'>): boolean {
  return purge || purging.length > 0;
}
