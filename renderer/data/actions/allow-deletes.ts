import { answerHeldDeletes, type HeldDeletes } from '../cache/held-deletes.ts';
import type { Store } from '../store.ts';

/** A person lets the client's server take these cases away. For that many, once. */
export async function allowDeletes(store: Store, held: HeldDeletes): Promise<void> {
  await answerHeldDeletes(store.db, 'go', held.gone);
  store.nudgeSync();
}
