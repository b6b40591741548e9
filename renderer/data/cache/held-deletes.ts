import type { MeridianDb } from '../db.ts';
import type { CacheContext } from './cache-context.ts';

/** Rows of `meta`: what a page would take away and was not let, and what a person then said may go. */
const HELD = 'held-deletes';
const ALLOWED = 'allowed-deletes';

/** An answer is about the page that was refused, which comes again at once; later, somebody must look again. */
const ALLOWED_MS = 60 * 60_000;

/** So many of so many cases would go at once. */
export interface HeldDeletes {
  readonly gone: number;
  readonly cases: number;
}

interface Allowed {
  readonly gone: number;
  readonly untilMs: number;
}

/** Whether a person has said that so many may go. When nobody has, what would go is noted for them to look at. */
export async function mayDelete({ db, clock }: CacheContext, held: HeldDeletes): Promise<boolean> {
  const allowed = (await db.meta.get(ALLOWED))?.value as Allowed | undefined;
  if (allowed && held.gone <= allowed.gone && clock.now() < allowed.untilMs) return true;
  await db.meta.put({ name: HELD, value: held });
  return false;
}

/** Inside the transaction that takes cases away: an answer counts once. */
export async function forgetHeldDeletes(db: MeridianDb): Promise<void> {
  await db.meta.bulkDelete([HELD, ALLOWED]);
}

export async function readHeldDeletes(db: MeridianDb): Promise<HeldDeletes | null> {
  return ((await db.meta.get(HELD))?.value as HeldDeletes | undefined) ?? null;
}

/** A person has seen how many cases would go, and says that they may. */
export async function writeAllowedDeletes(db: MeridianDb, gone: number, nowMs: number): Promise<void> {
  const value: Allowed = { gone, untilMs: nowMs + ALLOWED_MS };
  await db.meta.put({ name: ALLOWED, value });
}
