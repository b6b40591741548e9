import type { SyncReport } from '../../../../shared/model/sync.ts';
import type { SyncStatus } from '../../../data/views.ts';

const DOCUMENTS: SyncReport['documents'] = {
  wanted: 0,
  verified: 0,
  failed: 0,
  bytesLeft: 0,
  bytesPerSecond: null,
  paused: 'no',
};

type OverReport = Partial<Omit<SyncReport, 'documents'>> & { documents?: Partial<SyncReport['documents']> };

/** A line that is up, with nothing to do. */
export function aReport({ documents, ...over }: OverReport = {}): SyncReport {
  return {
    phase: 'idle',
    lastContactAt: '2026-11-23T11:59:30Z',
    problem: null,
    documents: { ...DOCUMENTS, ...documents },
    ...over,
  };
}

export function aStatus(over: Partial<SyncStatus> = {}): SyncStatus {
  return {
    report: aReport(),
    unsent: 0,
    oldestUnsentAt: null,
    attention: [],
    quarantined: [],
    heldDeletes: null,
    ...over,
  };
}
