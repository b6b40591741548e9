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

const YEAR_2026_MS = Date.UTC(2026, 0, 1);

/**
 * A store that is new although the device is not has lost its numbers, and the journal may have had none of them because
 * its disk took nothing: it goes on above all that can have been given out, which is less than one each second. The
 * server takes a lower number for the older act. Inside a transaction over `meta` and `outbox`.
 */
export async function skipNumbers(db: MeridianDb, nowMs: number): Promise<void> {
  if ((await db.outbox.count()) > 0) return;
  await raiseSeq(db, Math.floor((nowMs - YEAR_2026_MS) / 1000));
}
