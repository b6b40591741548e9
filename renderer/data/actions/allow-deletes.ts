import { type HeldDeletes, writeAllowedDeletes } from '../cache/held-deletes.ts';
import type { Store } from '../store.ts';

/** A person lets the client's server take these cases away. For that many, once, within the hour. */
export async function allowDeletes(store: Store, held: HeldDeletes): Promise<void> {
  await writeAllowedDeletes(store.db, held.gone, store.clock.now());
  store.nudgeSync();
}
