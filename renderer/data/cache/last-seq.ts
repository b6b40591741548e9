import type { MeridianDb } from '../db.ts';

/** The row of `meta` with the number of the last mutation of this device. */
export const SEQ = 'seq';

/** The highest number that was given out. Inside a transaction over `meta` and `outbox`. */
export async function lastSeq(db: MeridianDb): Promise<number> {
  const row = await db.meta.get(SEQ);
  if (row) return row.value as number;
  // Before the first act, or the row was damaged: a number must not be given out twice.
  const acts = await db.outbox.toArray();
  return acts.reduce((highest, { seq }) => Math.max(highest, seq), 0);
}

/** Numbers up to this one were given out. It never goes back. Inside a transaction over `meta` and `outbox`. */
export async function raiseSeq(db: MeridianDb, seq: number): Promise<void> {
  if (seq > (await lastSeq(db))) await db.meta.put({ name: SEQ, value: seq });
}
