import type { Journal } from '../../electron/core/journal/journal.ts';
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
    documents: { wanted: 0, verified: 0, failed: 0, bytesLeft: 0, bytesPerSecond: null, paused: 'no' },
  }),
  stop: () => {},
};

/** The journal has a bench of its own: here nothing of it counts. */
export const silentJournal: Journal = {
  keep: () => Promise.resolve({ ok: true, value: undefined }),
  settled: () => Promise.resolve({ ok: true, value: { lacking: 0 } }),
  reconcile: () => Promise.resolve({ ok: true, value: { given: 0, taken: 0, reopened: 0 } }),
  reckoning: since =>
    Promise.resolve({
      since,
      done: 0,
      atClient: 0,
      unsent: 0,
      undecided: 0,
      setAside: 0,
      missing: [],
      oldestUnsentAt: null,
    }),
  unsentWork: () => Promise.resolve([]),
  compact: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
