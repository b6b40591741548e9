import * as z from 'zod';
import { CacheCursor } from '../../../shared/rpc/contract.ts';

const Place = z.object({
  generation: z.number().int(),
  /** Numbers of the last page of heads and of the last pack in it. */
  page: z.number().int(),
  pack: z.number().int(),
});

/** A case that the server took away and that stays until a person has said that it may go. */
const HeldCase = z.object({
  id: z.string(),
  /** The version that it went with; 0 when a re-read did not bring it. */
  version: z.number().int(),
  /** A person has said that it stays. */
  kept: z.boolean(),
});
export type HeldCase = z.infer<typeof HeldCase>;

/** Removals that came shortly after each other, which are judged together. */
const Tally = z.object({
  sinceMs: z.number(),
  /** Cases that were here when it began. */
  cases: z.number().int(),
  gone: z.number().int(),
  /** More pages of the same pull follow. */
  goesOn: z.boolean(),
});
export type Tally = z.infer<typeof Tally>;

/** How far the feed is here: one row, written in the transaction of every page. */
export const FeedState = z.object({
  ...Place.shape,
  cursor: CacheCursor.nullable(),
  /** A re-read in progress: collected apart, and swapped in when it is whole. */
  shadow: Place.nullable(),
  /** Cases that left, and of which something may still be here: a purge that was begun is finished before anything else. */
  purging: z.array(z.string()),
  /** Keys of pages that are no more are to be destroyed. */
  purge: z.boolean(),
  /** The store may hold what keys with numbers below this one sealed: a ring that gave out fewer was set back. */
  keysBefore: z.number().int(),
  held: z.array(HeldCase),
  tally: Tally.nullable(),
  /** Of which epoch the feed that is shown was last read to its end. */
  wholeEpoch: z.string().nullable(),
});
export type FeedState = z.infer<typeof FeedState>;
export type FeedPlace = z.infer<typeof Place>;

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
