import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import type { MeridianDb } from '../db.ts';
import type { QueueInputs } from '../derive/build-queue.ts';
import { readFeedState } from '../feed/load-feed.ts';
import { readOpenEntries } from './read-outbox.ts';

/** What of a queue's rows is neither in the feed nor to be counted by the thousand. */
export async function readInputs(db: MeridianDb): Promise<Pick<QueueInputs, 'entries' | 'held'>> {
  const [{ held }, open] = await Promise.all([readFeedState(db), readOpenEntries(db)]);
  const entries = new Map<string, OutboxEntry[]>();
  for (const entry of open) {
    if (entry.caseId !== null) entries.set(entry.caseId, [...(entries.get(entry.caseId) ?? []), entry]);
  }
  return { entries, held: new Set(held.map(one => one.id)) };
}
