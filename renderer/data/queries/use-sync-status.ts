import type { OutboxState } from '../../../shared/model/outbox.ts';
import type { SyncReport } from '../../../shared/model/sync.ts';
import { readHeldDeletes } from '../cache/held-deletes.ts';
import { entryOf } from '../cache/outbox-handlers.ts';
import { SYNC_REPORT } from '../cache-handlers.ts';
import type { MeridianDb } from '../db.ts';
import type { Store } from '../store.ts';
import type { SyncStatus } from '../views.ts';
import { useStoreQuery } from './use-store-query.ts';

/** What the status bar shows. */
export function useSyncStatus(): SyncStatus | undefined {
  return useStoreQuery(readSyncStatus, '');
}

const UNSENT: readonly OutboxState[] = ['waiting', 'sending', 'unknown'];
const ATTENTION: readonly OutboxState[] = ['conflict', 'rejected'];

export async function readSyncStatus({ db }: Store): Promise<SyncStatus> {
  const row = await db.meta.get(SYNC_REPORT);
  const report = (row?.value as SyncReport | undefined) ?? null;
  const counts = await Promise.all(UNSENT.map(state => db.outbox.where('state').equals(state).count()));
  const attention = await Promise.all(ATTENTION.map(state => db.outbox.where('state').equals(state).toArray()));
  const quarantined = await db.quarantine.toArray();
  return {
    report,
    unsent: counts.reduce((sum, count) => sum + count, 0),
    oldestUnsentAt: await oldestUnsent(db),
    attention: attention
      .flat()
      .toSorted((a, b) => a.seq - b.seq)
      .map(entryOf),
    quarantined: quarantined.map(({ kind, id, reason }) => ({ kind, id, reason })),
    heldDeletes: report?.problem?.code === 'mass-delete' ? await readHeldDeletes(db) : null,
  };
}

/** Ids are UUID v7, so the first by key of each state is its oldest. */
async function oldestUnsent(db: MeridianDb): Promise<string | null> {
  const firsts = await Promise.all(UNSENT.map(state => db.outbox.where('state').equals(state).first()));
  const oldest = firsts.filter(row => row !== undefined).toSorted((a, b) => a.seq - b.seq)[0];
  return oldest?.mutation.at ?? null;
}
