import type { ProcessRef } from '../../../shared/model/process.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** The guidelines of a process as this person has last had them before them, on this machine. */
export interface SeenGuidelines {
  readonly version: number;
  readonly source: string;
}

const rowOf = (processId: string): string => `guidelines ${processId}`;

/** Null: they were never read here. */
export function useGuidelinesSeen(processId: string): SeenGuidelines | null | undefined {
  return useStoreQuery(readGuidelinesSeen, processId);
}

async function readGuidelinesSeen({ db }: Store, processId: string): Promise<SeenGuidelines | null> {
  const row = await db.meta.get(rowOf(processId));
  return (row?.value as SeenGuidelines | undefined) ?? null;
}

/** From now on what comes later is compared with these. In `meta`, sealed like everything there. */
export async function keepGuidelinesSeen({ db }: Store, process: ProcessRef, source: string): Promise<void> {
  const value: SeenGuidelines = { version: process.version, source };
  await db.meta.put({ name: rowOf(process.processId), value });
}
