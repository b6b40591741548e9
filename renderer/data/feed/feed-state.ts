import * as z from 'zod';
import { CacheCursor } from '../../../shared/rpc/contract.ts';

const Place = z.object({
  generation: z.number().int(),
  /** Numbers of the last page of heads and of the last pack in it. */
  page: z.number().int(),
  pack: z.number().int(),
});

/** How far the feed is here: one row, written in the transaction of every page. */
export const FeedState = z.object({
  ...Place.shape,
  cursor: CacheCursor.nullable(),
  /** A re-read in progress: collected apart, and swapped in when it is whole. */
  shadow: Place.nullable(),
  /** Sealed bytes of purged cases still lie in packs: compact at the next opportunity. */
  purge: z.boolean(),
});
export type FeedState = z.infer<typeof FeedState>;
export type FeedPlace = z.infer<typeof Place>;

export const FEED_STATE = 'feed';

export const EMPTY_FEED: FeedState = { generation: 1, page: 0, pack: 0, cursor: null, shadow: null, purge: false };
