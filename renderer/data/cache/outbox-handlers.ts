import { ok, type Result } from '../../../shared/result.ts';
import type { OutboxEntry, OutboxState } from '../../../shared/model/outbox.ts';
import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { refusingStorageFailures } from './storage-failure.ts';

const UNSENT: readonly OutboxState[] = ['waiting', 'sending', 'unknown'];
const UNSOLVED: readonly OutboxState[] = ['conflict', 'rejected'];

/**
 * What the server does not have, in the order it was done; at most `limit` after `afterSeq` that can be sent, and all that are unsolved,
 * because what was done after one to the same record has to wait for it. Chosen by their keys: of ten thousand that wait,
 * only those of this page are opened.
 */
export async function listOutbox({ db }: CacheContext, limit: number, afterSeq = 0): Promise<OutboxEntry[]> {
  const keysIn = async (states: readonly OutboxState[]): Promise<string[]> => {
    const keys = await Promise.all(states.map(state => db.outbox.where('state').equals(state).primaryKeys()));
    return keys.flat();
  };
  const rows = await db.transaction('r', db.outbox, async () => {
    const unsent = new Set(await keysIn(UNSENT));
    const inOrder = unsent.size === 0 ? [] : await db.outbox.where('seq').above(afterSeq).primaryKeys();
    const first = inOrder.filter(key => unsent.has(key)).slice(0, limit);
    return [...(await db.outbox.bulkGet(first)), ...(await db.outbox.bulkGet(await keysIn(UNSOLVED)))];
  });
  return rows
    .filter(row => row !== undefined)
    .toSorted(bySeq)
    .map(entryOf);
}

function bySeq(a: OutboxRow, b: OutboxRow): number {
  return a.seq - b.seq;
}

/**
 * Before the bytes leave, so that a crash leaves them `unknown`. Answers with the ids of those that may leave: what a
 * person has taken back since the list was read, or what was settled, stays out, and the others go.
 */
export async function markSending(context: CacheContext, ids: readonly string[]): Promise<Result<string[], 'storage'>> {
  const { db } = context;
  return await refusingStorageFailures(async () => {
    const going = await db.transaction('rw', db.outbox, async () => {
      const rows = await db.outbox.bulkGet([...ids]);
      const unsent = rows.filter(row => row !== undefined).filter(({ state }) => UNSENT.includes(state));
      await db.outbox.bulkPut(unsent.map(row => ({ ...row, state: 'sending' as const, attempts: row.attempts + 1 })));
      return unsent.map(({ id }) => id);
    });
    return ok<string[]>(going);
  });
}

/** The entry without the columns that only the table needs. */
export function entryOf(row: OutboxRow): OutboxEntry {
  const { seq: _seq, finished: _finished, ...entry } = row;
  return entry;
}
