import * as z from 'zod';
import { CaseId } from '../model/ids.ts';
import { call, nothing } from './define.ts';

/** A key's number says nothing and is never given out twice; it stands beside everything that the key sealed. */
const KeyNumber = z.number().int().positive();

/** Number, the case that it is for (null: a page of the feed), 32 bytes in base64. A tuple: there are thousands. */
export const RingKey = z.tuple([KeyNumber, CaseId.nullable(), z.base64()]);
export type RingKey = z.infer<typeof RingKey>;

export const RingContent = z.object({
  /** Another one when the ring was lost and begun anew: what was sealed before does not open any more. */
  id: z.string(),
  /** Every number that was given out is lower. */
  next: KeyNumber,
  keys: z.array(RingKey),
});
export type RingContent = z.infer<typeof RingContent>;

const UNAVAILABLE = ['locked', 'storage'] as const;

/** The keys that can be destroyed, kept by the main process. Called by the window and by its cache worker. */
export const keysContract = {
  'keys.all': call(nothing, RingContent, UNAVAILABLE, 60_000),
  /** One key for each of these cases, the one that it has or a new one, and so many for pages. Durable when answered. */
  'keys.make': call(
    z.object({ cases: z.array(CaseId).max(20_000), pages: z.number().int().min(0).max(2000) }),
    z.object({ next: KeyNumber, keys: z.array(RingKey) }),
    UNAVAILABLE,
    60_000,
  ),
  /**
   * Nothing opens what these keys sealed ever again. `cases`: they left this workstation, and what the journal keeps of
   * them without need goes as well. Repeating it is harmless.
   */
  'keys.destroy': call(z.object({ numbers: z.array(KeyNumber), cases: z.array(CaseId) }), nothing, UNAVAILABLE, 60_000),
};

/** What the window's main thread hears before the worker that asked for it has its answer. */
export const KeysChange = z.object({ made: z.array(RingKey), destroyed: z.array(KeyNumber) });
export type KeysChange = z.infer<typeof KeysChange>;
