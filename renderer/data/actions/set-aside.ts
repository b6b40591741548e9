import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';

/** Decides that an act is not sent, or not sent again. It is kept, with what the server said. Inside a transaction. */
export async function setAside(store: Store, entry: OutboxRow, reason?: string): Promise<OutboxRow> {
  const why = reason === undefined ? {} : { reason };
  const aside: OutboxRow = { ...entry, ...why, state: 'set-aside', finished: 1, settledAt: store.nowIso() };
  await store.db.outbox.put(aside);
  return aside;
}
