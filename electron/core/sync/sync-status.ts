import type { Clock } from '../../../shared/clock.ts';
import type { SyncReport } from '../../../shared/model/sync.ts';

/** Reports come this far apart at least: the status bar needs no more, and each is a write. */
const APART_MS = 250;

export interface SyncStatus {
  /** What changed; the rest stays. */
  set(change: Partial<SyncReport>): void;
  /** The server answered as promised, just now. */
  contact(): void;
  /** Sends the whole again: a new window does not know it. */
  resend(): void;
  current(): SyncReport;
  stop(): void;
}

/** Keeps what the status bar shows, and sends it at each change, in the pace that a person can read. */
export function createSyncStatus(
  clock: Clock,
  send: (report: SyncReport) => void,
  lastContactAt: string | null = null,
): SyncStatus {
  let report: SyncReport = {
    phase: 'idle',
    lastContactAt,
    problem: null,
    documents: { wanted: 0, verified: 0, failed: 0, bytesLeft: 0, bytesPerSecond: null, paused: 'no' },
  };
  let sent = '';
  let sentAtMs = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    cancel = null;
    const text = JSON.stringify(report);
    if (text === sent) return;
    sent = text;
    sentAtMs = clock.now();
    send(report);
  };
  const changed = (): void => {
    if (cancel) return;
    // At most: the wall clock may have been set back since.
    const waitMs = Math.min(sentAtMs + APART_MS - clock.now(), APART_MS);
    if (waitMs <= 0) flush();
    else cancel = clock.after(waitMs, flush);
  };

  return {
    set(change) {
      report = { ...report, ...change };
      changed();
    },
    contact() {
      report = { ...report, lastContactAt: new Date(clock.now()).toISOString() };
      changed();
    },
    resend() {
      sent = '';
      changed();
    },
    current: () => report,
    stop: () => cancel?.(),
  };
}
