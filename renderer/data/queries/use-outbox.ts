import type { MutationId } from '../../../shared/model/ids.ts';
import type { OutboxEntry, OutboxState } from '../../../shared/model/outbox.ts';
import { uuidV7 } from '../../../shared/uuid-v7.ts';
import { entryOf } from '../cache/outbox-handlers.ts';
import type { MeridianDb } from '../db.ts';
import { lineOf, type OutboxLine } from '../derive/outbox-line.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/**
 * What this person did since an instant ('' for all that is kept), newest first, and whatever is older and not settled:
 * to be sent, or waiting for a decision.
 */
export function useOutboxLines(since: string): readonly OutboxLine[] | undefined {
  return useStoreQuery(readOutboxLines, since);
}

/** The whole of one act; null when it is not here. */
export function useOutboxEntry(id: MutationId): OutboxEntry | null | undefined {
  return useStoreQuery(readOutboxEntry, id);
}

const OPEN: readonly OutboxState[] = ['waiting', 'sending', 'unknown', 'conflict', 'rejected'];
const NO_RANDOM = new Uint8Array(10);
/** As many as are opened without a pause in which the window can draw. */
const BATCH = 100;

// A finished row never changes, so it is opened once: the days of a month are thousands of them.
const finishedLines = new WeakMap<MeridianDb, Map<string, OutboxLine>>();

export async function readOutboxLines({ db }: Store, since: string): Promise<OutboxLine[]> {
  // Ids are UUID v7: those of a time on are one range.
  const from = since === '' ? '' : uuidV7(Date.parse(since), NO_RANDOM);
  const keys = await db.outbox.where('id').aboveOrEqual(from).primaryKeys();
  const owed = (await Promise.all(OPEN.map(state => db.outbox.where('state').equals(state).toArray()))).flat();
  const lines = new Map(owed.map(row => [row.id as string, lineOf(row)]));
  const finished = finishedLines.get(db) ?? new Map<string, OutboxLine>();
  finishedLines.set(db, finished);
  // A server that was restored from a backup is owed again what was finished.
  for (const id of lines.keys()) finished.delete(id);
  const unknown = keys.filter(key => !lines.has(key) && !finished.has(key));
  for (let start = 0; start < unknown.length; start += BATCH) {
    const rows = await db.outbox.bulkGet(unknown.slice(start, start + BATCH));
    for (const row of rows) {
      if (row === undefined) continue;
      const line = lineOf(row);
      if (row.finished === 1) finished.set(row.id, line);
      else lines.set(row.id, line);
    }
  }
  for (const key of keys) {
    const line = finished.get(key);
    if (line !== undefined && !lines.has(key)) lines.set(key, line);
  }
  return [...lines.values()].toSorted((a, b) => b.seq - a.seq);
}

export async function readOutboxEntry({ db }: Store, id: string): Promise<OutboxEntry | null> {
  const row = await db.outbox.get(id as MutationId);
  return row ? entryOf(row) : null;
}
