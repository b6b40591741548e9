import type { MeridianDb } from './db.ts';

/** The row of `meta` with what the browser answered, for whoever looks into a lost store later. */
const STORAGE_FACTS = 'storage';

/** Whether the browser may clear the store when the disk runs full, and how full it is. */
interface StorageFacts {
  readonly isPersistent: boolean;
  readonly usageBytes: number;
  readonly quotaBytes: number;
  readonly at: string;
}

/** Asks that the store is not cleared when the disk runs full, and keeps the answer. A refusal changes nothing else. */
export async function askToPersist(db: MeridianDb, nowIso: string): Promise<void> {
  const isPersistent = await navigator.storage.persist();
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  const value: StorageFacts = { isPersistent, usageBytes: usage, quotaBytes: quota, at: nowIso };
  await db.meta.put({ name: STORAGE_FACTS, value });
}
