import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import { entryOf } from '../cache/outbox-handlers.ts';
import type { MeridianDb } from '../db.ts';

/** What is not finished, oldest first: owed to the server, not yet visible in the feed, or waiting for the person. */
export async function readOpenEntries(db: MeridianDb): Promise<OutboxEntry[]> {
  const rows = await db.outbox.where('finished').equals(0).toArray();
  return rows.toSorted((a, b) => a.seq - b.seq).map(entryOf);
}

export async function readOpenEntriesOfCase(db: MeridianDb, caseId: string): Promise<OutboxEntry[]> {
  const rows = await db.outbox.where('caseId').equals(caseId).toArray();
  return rows
    .filter(row => row.finished === 0)
    .toSorted((a, b) => a.seq - b.seq)
    .map(entryOf);
}
