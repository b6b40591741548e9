import type { MeridianDb } from '../db.ts';

/** The row of `meta` that says that the local copy was lost and is built again. */
export const RECOVERED = 'recovered';

/** What happened to the local copy, until the person has read it. */
export interface Recovered {
  readonly at: string;
  /** `lost`: it was gone, whole or in part. `damaged`: it was there and could not be used. */
  readonly why: 'lost' | 'damaged';
  /** What came back from the journal. */
  readonly acts: number;
  readonly drafts: number;
}

/** Adds what was put back. Inside a transaction over `meta`. */
export async function noteRestored(db: MeridianDb, acts: number, drafts: number, nowIso: string): Promise<void> {
  if (acts + drafts === 0) return;
  const before = await readRecovered(db);
  const value: Recovered = {
    at: before?.at ?? nowIso,
    why: before?.why ?? 'lost',
    acts: (before?.acts ?? 0) + acts,
    drafts: (before?.drafts ?? 0) + drafts,
  };
  await db.meta.put({ name: RECOVERED, value });
}

/** The local copy could not be used and a new one was begun. */
export async function noteDamaged(db: MeridianDb, nowIso: string): Promise<void> {
  const value: Recovered = { at: nowIso, why: 'damaged', acts: 0, drafts: 0 };
  await db.meta.put({ name: RECOVERED, value });
}

export async function readRecovered(db: MeridianDb): Promise<Recovered | null> {
  return ((await db.meta.get(RECOVERED))?.value as Recovered | undefined) ?? null;
}
