import type { Process } from '../../../shared/model/process.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** One version of a process, by its `processKey`. Undefined: not read yet; null: not here. */
export function useProcess(key: string): Process | null | undefined {
  return useStoreQuery(readProcess, key);
}

export async function readProcess({ feed, packs }: Store, key: string): Promise<Process | null> {
  const head = feed.get('process', key);
  return head ? await packs.read(feed.generation, head) : null;
}
