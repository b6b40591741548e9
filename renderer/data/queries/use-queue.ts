import { buildQueue, type QueueMemo } from '../derive/build-queue.ts';
import { useStore } from '../store-context.ts';
import type { Store } from '../store.ts';
import type { QueueRow } from '../views.ts';
import { readInputs } from './read-queue-inputs.ts';
import { useStoreQuery } from './use-store-query.ts';

/**
 * The person's cases (for a lead: the team's as well), by time left. Undefined until the feed is read; `first`: what the
 * queue shows first, until then, if that is known.
 */
export function useQueue(): { readonly rows: readonly QueueRow[] | undefined; readonly first: readonly QueueRow[] } {
  const { firstRows } = useStore();
  return { rows: useStoreQuery(readQueue, ''), first: firstRows ?? NONE };
}

const NONE: readonly QueueRow[] = [];

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
  const [inputs, drafts, verified, failed] = await Promise.all([
    readInputs(db),
    db.drafts.toCollection().primaryKeys(),
    db.bytes.where('state').equals('verified').primaryKeys(),
    db.bytes.where('state').equals('failed').primaryKeys(),
  ]);
  const memo = memos.get(store) ?? new Map<string, never>();
  memos.set(store, memo);
  const rows = buildQueue(
    {
      ...inputs,
      feed,
      drafts: new Set(drafts),
      verified: new Set(verified),
      failed: new Set(failed),
      isLead: me.roles.includes('lead'),
    },
    memo,
  );
  return keepIfSame(store, rows);
}
