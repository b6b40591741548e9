import type { Log } from '../../electron/core/log/log.ts';
import type { SyncStatus } from '../../electron/core/sync/sync-status.ts';

/** A bench measures the sync, not its log and its status bar. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {}, flush: () => Promise.resolve() };

export const silentStatus: SyncStatus = {
  set: () => {},
  contact: () => {},
  resend: () => {},
  current: () => ({
    phase: 'idle',
    lastContactAt: null,
    problem: null,
    documents: { wanted: 0, verified: 0, failed: 0 },
  }),
  stop: () => {},
};
