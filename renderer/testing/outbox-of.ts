import type { OutboxEntry, OutboxState } from '../../shared/model/outbox.ts';
import type { TestStore } from './open-test-store.ts';

/** What the main process finds to be sent or solved. */
export async function outboxOf(store: TestStore): Promise<OutboxEntry[]> {
  const answer = await store.cache['cache.outbox']({ limit: 100 });
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

/** What the server answers for the entry with this number. */
export async function settleEntry(store: TestStore, seq: number, state: OutboxState, more: object = {}): Promise<void> {
  const [entry] = await store.db.outbox.where('seq').equals(seq).toArray();
  if (!entry) throw new Error(`No entry ${seq}`);
  await store.cache['cache.settle']([{ id: entry.id, state, ...more }]);
}
