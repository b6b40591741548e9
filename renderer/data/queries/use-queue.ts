import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import { buildQueue, type QueueMemo } from '../derive/build-queue.ts';
import { readFeedState } from '../feed/load-feed.ts';
import type { Store } from '../store.ts';
import type { QueueRow } from '../views.ts';
import { readOpenEntries } from './read-outbox.ts';
import { useStoreQuery } from './use-store-query.ts';

/** The person's cases (for a lead: the team's as well), by time left. Undefined until the store is read. */
export function useQueue(): readonly QueueRow[] | undefined {
  return useStoreQuery(readQueue, '');
}

const memos = new WeakMap<Store, QueueMemo>();
const answers = new WeakMap<Store, readonly QueueRow[]>();

/** A draft is saved several times while somebody types; the queue is the same, and then it is the same array. */
function keepIfSame(store: Store, rows: readonly QueueRow[]): readonly QueueRow[] {
  const before = answers.get(store);
  if (before?.length === rows.length && before.every((row, index) => row === rows[index])) return before;
  answers.set(store, rows);
  return rows;
}

export async function readQueue(store: Store): Promise<readonly QueueRow[]> {
  const { db, feed, me } = store;
  const [{ held }, open, drafts, verified, failed] = await Promise.all([
    readFeedState(db),
    readOpenEntries(db),
    db.drafts.toCollection().primaryKeys(),
    db.bytes.where('state').equals('verified').primaryKeys(),
    db.bytes.where('state').equals('failed').primaryKeys(),
  ]);
  const entries = new Map<string, OutboxEntry[]>();
  for (const entry of open) {
    if (entry.caseId !== null) entries.set(entry.caseId, [...(entries.get(entry.caseId) ?? []), entry]);
  }
  const memo = memos.get(store) ?? new Map<string, never>();
  memos.set(store, memo);
  const rows = buildQueue(
    {
      feed,
      entries,
      drafts: new Set(drafts),
      verified: new Set(verified),
      failed: new Set(failed),
      held: new Set(held.map(one => one.id)),
      isLead: me.roles.includes('lead'),
    },
    memo,
  );
  return keepIfSame(store, rows);
}
