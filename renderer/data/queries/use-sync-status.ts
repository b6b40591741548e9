import { useMemo, useSyncExternalStore } from 'react';
import type { OutboxState } from '../../../shared/model/outbox.ts';
import type { SyncReport } from '../../../shared/model/sync.ts';
import { heldDeletesOf } from '../cache/held-deletes.ts';
import { SEQ } from '../cache/last-seq.ts';
import { entryOf } from '../cache/outbox-handlers.ts';
import { useStore } from '../store-context.ts';
import type { Store } from '../store.ts';
import { SYNC_REPORT } from '../sync-report.ts';
import type { SyncStatus } from '../views.ts';
import { justSealed, type SealedAct } from './just-sealed.ts';
import { readFeedState } from '../feed/load-feed.ts';
import { useStoreQuery } from './use-store-query.ts';

/** What the status bar shows. An act counts from its commit on: the store's answer may be a moment older. */
export function useSyncStatus(): SyncStatus | undefined {
  const sealed = justSealed(useStore().db);
  const acts = useSyncExternalStore(sealed.subscribe, sealed.read);
  const reading = useStoreQuery(readSyncStatus, '');
  return useMemo(() => (reading === undefined ? undefined : withSealed(reading, acts)), [reading, acts]);
}

interface StatusReading extends SyncStatus {
  /** The number of the last act that it counts. */
  readonly countedTo: number;
}

const UNSENT: readonly OutboxState[] = ['waiting', 'sending', 'unknown'];
const ATTENTION: readonly OutboxState[] = ['conflict', 'rejected'];

/** Counts what was sealed after the reading. */
function withSealed(reading: StatusReading, acts: readonly SealedAct[]): SyncStatus {
  const later = acts.filter(act => act.seq > reading.countedTo);
  const [first] = later;
  if (first === undefined) return reading;
  return {
    ...reading,
    unsent: reading.unsent + later.length,
    oldestUnsentAt: reading.oldestUnsentAt ?? first.at,
  };
}

export async function readSyncStatus({ db, feed }: Store): Promise<StatusReading> {
  // The number first: an act sealed while this reads may be counted twice for a moment, and never not at all.
  const countedTo = ((await db.meta.get(SEQ))?.value as number | undefined) ?? 0;
  const row = await db.meta.get(SYNC_REPORT);
  const report = (row?.value as SyncReport | undefined) ?? null;
  const counts = await Promise.all(UNSENT.map(state => db.outbox.where('state').equals(state).count()));
  const firsts = await Promise.all(UNSENT.map(state => db.outbox.where('state').equals(state).first()));
  const attention = await Promise.all(ATTENTION.map(state => db.outbox.where('state').equals(state).toArray()));
  const quarantined = await db.quarantine.toArray();
  // Ids are UUID v7, so the first by key of each state is its oldest.
  const oldest = firsts.filter(one => one !== undefined).toSorted((a, b) => a.seq - b.seq)[0];
  return {
    countedTo,
    report,
    unsent: counts.reduce((sum, count) => sum + count, 0),
    oldestUnsentAt: oldest?.mutation.at ?? null,
    attention: attention
      .flat()
      .toSorted((a, b) => a.seq - b.seq)
      .map(entryOf),
    quarantined: quarantined.map(({ kind, id, reason }) => ({ kind, id, reason })),
    heldDeletes: heldDeletesOf(await readFeedState(db), feed.caseCount),
  };
}
