import * as z from 'zod';
import { Instant } from './ids.ts';

/** What the sync engine is doing, and why it is not doing more. Written to the store so that the status bar is a query. */
export const SyncReport = z.object({
  phase: z.enum(['idle', 'pulling', 'pushing', 'documents', 'waiting']),
  /** When the client's server last answered as promised. */
  lastContactAt: Instant.nullable(),
  /** Set while something stops the sync: what, for programs; the sentence says what to do. */
  problem: z
    .object({
      code: z.enum([
        'offline',
        'server-error',
        'not-the-server',
        'rate-limited',
        'signed-out',
        'forbidden',
        'upgrade-required',
        'clock-wrong',
        'storage',
        /** There is work and a line, and a minute went by without progress. */
        'stuck',
        'internal',
      ]),
      message: z.string(),
      retryAt: Instant.nullable(),
    })
    .nullable(),
  /** Document bytes on their way, over all documents wanted. */
  documents: z.object({
    wanted: z.number().int(),
    verified: z.number().int(),
    failed: z.number().int(),
    /** Bytes still to come, as the client announced them. */
    bytesLeft: z.number().int(),
    /** Over the last seconds; null while nothing comes. */
    bytesPerSecond: z.number().nullable(),
    /** By hand, because the disk is nearly full, or not at all. */
    paused: z.enum(['no', 'by-hand', 'disk-nearly-full']),
  }),
});
export type SyncReport = z.infer<typeof SyncReport>;
