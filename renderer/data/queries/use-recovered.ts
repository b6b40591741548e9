import { readRecovered, type Recovered } from '../cache/recovered.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** What happened to the local copy, until the person has read it. Null: nothing. */
export function useRecovered(): Recovered | null | undefined {
  return useStoreQuery(readRecoveredOf, '');
}

async function readRecoveredOf({ db }: Store): Promise<Recovered | null> {
  return await readRecovered(db);
}
