import type { MeridianDb } from '../db.ts';
import type { OutboxRow } from '../rows.ts';

/** So few are asked for one by one. */
const FEW = 20;
/** Rows that are opened for one that is wanted. */
const MOST_FOR_ONE = 2;

/**
 * Entries of the outbox by their ids, in the order asked; undefined where there is none. Inside a transaction. Ids grow
 * with time, so what was done one after the other lies together: one question to the database instead of one for each,
 * unless much else lies between.
 */
export async function readActs(db: MeridianDb, ids: readonly string[]): Promise<(OutboxRow | undefined)[]> {
  const [first, ...others] = ids.toSorted();
  const last = others.at(-1);
  if (first === undefined || last === undefined || ids.length < FEW) return await db.outbox.bulkGet([...ids]);
  const between = db.outbox.where('id').between(first, last, true, true);
  if ((await between.count()) > MOST_FOR_ONE * ids.length) return await db.outbox.bulkGet([...ids]);
  const rows = new Map((await between.toArray()).map(row => [row.id as string, row]));
  return ids.map(id => rows.get(id));
}
