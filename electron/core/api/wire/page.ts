import * as z from 'zod';
import { passQuickly } from '../../../../shared/model/fits.ts';
import { WireChange } from './change.ts';
import { WireTime } from './id.ts';

/** `GET /v1/changes` as `application/json`. */
export const WireChangePage = passQuickly(
  z.object({
    epoch: z.string().min(1),
    changes: z.array(WireChange),
    nextCursor: z.string().max(512),
    hasMore: z.boolean(),
    serverTime: WireTime,
  }),
);
export type WireChangePage = z.infer<typeof WireChangePage>;

/** The last line of `GET /v1/changes` as `application/x-ndjson`. Without it none of the body counts. */
export const WirePageLine = z.object({
  kind: z.literal('page'),
  epoch: z.string().min(1),
  nextCursor: z.string().max(512),
  hasMore: z.boolean(),
  serverTime: WireTime,
  /** Changes before this line; a mismatch means that the body is not whole. */
  count: z.number().int().min(0),
});
export type WirePageLine = z.infer<typeof WirePageLine>;
