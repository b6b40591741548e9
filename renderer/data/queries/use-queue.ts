import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import { buildQueue, type QueueMemo } from '../derive/build-queue.ts';
import type { Store } from '../store.ts';
import type { QueueRow } from '../views.ts';
import { readOpenEntries } from './read-outbox.ts';
import { useStoreQuery } from './use-store-query.ts';

/** The person's cases (for a lead: the team's as well), by time left. Undefined until the store is read. */
export function useQueue(): readonly QueueRow[] | undefined {
  return useStoreQuery(readQueue, '');
}

const memos = new WeakMap<Store, QueueMemo>();

export async function readQueue(store: Store): Promise<readonly QueueRow[]> {
  const { db, feed, me } = store;
  const [open, drafts, verified, failed] = await Promise.all([
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
  return buildQueue(
    {
      feed,
      entries,
      drafts: new Set(drafts),
      verified: new Set(verified),
      failed: new Set(failed),
      isLead: me.roles.includes('lead'),
    },
    memo,
  );
}
