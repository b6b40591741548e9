import { answerHeldDeletes, type HeldDeletes } from '../cache/held-deletes.ts';
import type { Store } from '../store.ts';

/** A person wants to keep the cases that the client's server took away. They stay, marked, until somebody lets them go. */
export async function keepHeldCases(store: Store, held: HeldDeletes): Promise<void> {
  await answerHeldDeletes(store.db, 'stay', held.gone);
  store.nudgeSync();
}
