import * as z from 'zod';
import { RecordChange } from '../model/change.ts';
import { DocumentRecord } from '../model/document.ts';
import { passQuickly } from '../model/fits.ts';
import { Instant } from '../model/ids.ts';

/** How far the feed has been read, and of which history of the server. */
export const CacheCursor = z.object({ cursor: z.string(), epoch: z.string() });
export type CacheCursor = z.infer<typeof CacheCursor>;

/** A page of the feed, in our words. `restart`: the first page of a re-read, after which what was not seen is gone. */
export const CachePage = passQuickly(
  z.object({
    epoch: z.string(),
    changes: z.array(RecordChange),
    nextCursor: z.string(),
    hasMore: z.boolean(),
    serverTime: Instant,
    restart: z.boolean(),
    /** The cursor that it goes on from, null for the start: a store that is not there refuses it. Left out, it is taken anywhere. */
    after: z.string().nullable().optional(),
  }),
);
export type CachePage = z.infer<typeof CachePage>;

/** `offeredAgain`: acts that a restored server lost, and that wait once more; left out when there are none. */
export const PageApplied = z.object({
  applied: z.number().int(),
  quarantined: z.number().int(),
  offeredAgain: z.number().int().optional(),
});

/** A document whose bytes are not all here. `offset` bytes are, from the version that had `etag`. */
export const DocumentWanted = z.object({
  document: DocumentRecord,
  offset: z.number().int().min(0),
  etag: z.string().nullable(),
});
export type DocumentWanted = z.infer<typeof DocumentWanted>;
