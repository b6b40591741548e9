import * as z from 'zod';
import { passQuickly } from '../model/fits.ts';
import { CaseId } from '../model/ids.ts';
import { call, nothing } from './define.ts';

/** A key's number says nothing and is never given out twice; it stands beside everything that the key sealed. */
const KeyNumber = z.number().int().positive();

/** 32 bytes in base64. */
const Secret = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** Number, the case that it is for (null: a page of the feed), 32 bytes in base64. A tuple: there are thousands. */
export const RingKey = passQuickly(z.tuple([KeyNumber, CaseId.nullable(), Secret]));
export type RingKey = z.infer<typeof RingKey>;

/** All that a ring holds. */
export interface RingContent {
  /** Another one when the ring was lost and begun anew: what was sealed before does not open any more. */
  readonly id: string;
  /** Every number that was given out is lower. */
  readonly next: number;
  readonly keys: RingKey[];
}

/** The same on its way: `packed-keys.ts`. */
export const PackedRing = z.object({
  id: z.string(),
  next: KeyNumber,
  keys: z.string().regex(/^[A-Za-z0-9 ._:+/=\n-]*$/),
});

const UNAVAILABLE = ['locked', 'storage'] as const;

/** The keys that can be destroyed, kept by the main process. Called by the window and by its cache worker. */
export const keysContract = {
  'keys.all': call(nothing, PackedRing, UNAVAILABLE, 60_000),
  /** One key for each of these cases, the one that it has or a new one, and so many for pages. Durable when answered. */
  'keys.make': call(
    z.object({ cases: z.array(CaseId).max(20_000), pages: z.number().int().min(0).max(2000) }),
    passQuickly(z.object({ next: KeyNumber, keys: z.array(RingKey) })),
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
export const KeysChange = passQuickly(z.object({ made: z.array(RingKey), destroyed: z.array(KeyNumber) }));
export type KeysChange = z.infer<typeof KeysChange>;
