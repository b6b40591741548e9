import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import { entryOf } from '../cache/outbox-handlers.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** Everything this person did that is kept in the outbox, newest first. */
export function useOutbox(): readonly OutboxEntry[] | undefined {
  return useStoreQuery(readOutbox, '');
}

export async function readOutbox({ db }: Store): Promise<OutboxEntry[]> {
  const rows = await db.outbox.toArray();
  return rows.toSorted((a, b) => b.seq - a.seq).map(entryOf);
}
