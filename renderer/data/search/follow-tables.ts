import { Dexie, type ObservabilitySet } from 'dexie';
import type { Store } from '../store.ts';

/** Tells when rows of these tables changed, in this window or another. Returns how to stop. */
export function followTables({ db }: Pick<Store, 'db'>, tables: readonly string[], listener: () => void): () => void {
  const heads = tables.map(table => `idb://${db.name}/${table}/`);
  const hear = (parts: ObservabilitySet) => {
    if ('all' in parts || Object.keys(parts).some(part => heads.some(head => part.startsWith(head)))) listener();
  };
  Dexie.on.storagemutated.subscribe(hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}
