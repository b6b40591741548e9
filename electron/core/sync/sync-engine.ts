import type { CaseId } from '../../../shared/model/ids.ts';
import type { Unlocked } from '../../../shared/rpc/contract.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Host } from '../../host/host.ts';
import type { DocumentFlow } from '../documents/document-flow.ts';
import { createHttp, type Credentials } from '../api/http.ts';
import { createTraffic, type Traffic } from '../api/traffic.ts';
import type { WireLease } from '../api/wire/check-in.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Journal } from '../journal/journal.ts';
import type { Log } from '../log/log.ts';
import { word } from '../log/loggable.ts';
import { CLOCK_TOLERANCE_MS } from '../time/effective-time.ts';
import { createCheckIn } from './check-in.ts';
import { createDocumentFetcher } from './document-fetcher.ts';
import { createTextFetcher } from './text-fetcher.ts';
import type { Ending } from './ending.ts';
import { createEventListener } from './event-listener.ts';
import { createLine } from './line.ts';
import { clockSentence, STUCK } from './problem.ts';
import { createRhythm, type Pause, POLL_MS } from './rhythm.ts';
import type { RoundKind } from './rounds.ts';
import { type Sender, startSender } from './sender.ts';
import { FIRST_PROBE_MS } from './store-probe.ts';
import type { CacheClient, SyncParts } from './sync-parts.ts';
import { createSyncStatus } from './sync-status.ts';
import { createWaker } from './waker.ts';
import { createWatchdog } from './watchdog.ts';

const POLL_WITH_EVENTS_MS = 5 * 60_000;
/** A window that is gone comes back with `attach`; there is nothing to ask until then. */
const NO_WINDOW_MS = 60_000;
const STOP_MS = 3000;
/** Every act counts, however old. */
const EVER = '1970-01-01T00:00:00.000Z';

export interface SyncEngineOptions {
  readonly unlocked: Unlocked;
  readonly host: Pick<Host, 'documentUrl' | 'appVersion' | 'platform'>;
  readonly apiUrl: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly journal: Journal;
  /** Shared with whatever else asks the same server. Its own when left out. */
  readonly traffic?: Traffic;
  /** What documents pass through on their way to the window. */
  readonly flow: DocumentFlow;
  /** Free bytes of the disk that the store is on. */
  readonly freeBytes: () => Promise<number>;
  /** When the server answered last, as far as it was known before this start. */
  readonly lastContactAt?: string | null;
  /** The head of the audit chain, to be anchored at the server; null while there is none. */
  readonly auditHead?: () => string | null;
  /** For the audit trail. */
  readonly note?: (event: AuditEvent) => void;
  /** What a check-in brought: how long the store may be read, the server's time, and an order. */
  readonly onLease?: (lease: WireLease) => void;
  /** The server has just heard from this workstation and may have new rules for it. */
  readonly onCheckedIn: () => void;
}

export interface SyncEngine {
  /** The store of a window that has just connected, or null when it went. */
  attach(cache: CacheClient | null): void;
  /** There is something to send, or a person wants to know what is new. */
  nudge(): void;
  prefer(caseId: CaseId): void;
  /** No documents for now, or again. */
  pauseDocuments(paused: boolean): void;
  /** Ends everything; resolves when nothing of it runs any more, or when the window owes an answer for too long. */
  stop(): Promise<void>;
}

/** Keeps one person's store and the client's server in step for as long as it runs, whatever happens to either. */
export function startSyncEngine(options: SyncEngineOptions): SyncEngine {
  const { unlocked, host, clock, random, log, journal } = options;
  const aborter = new AbortController();
  const { signal } = aborter;
  const waker = createWaker(clock);
  const rhythm = createRhythm(random);
  const traffic = options.traffic ?? createTraffic(clock);
  const line = createLine(options.fetch);
  let cache: CacheClient | null = null;
  let healthy = false;
  let wrongClock: string | null = null;
  /** What the journal says, while the sender has not looked for itself. Null: it has not been asked yet. */
  let unsentInJournal: number | null = null;

  const lookAtClock = (serverTime: string): void => {
    const aheadMs = clock.now() - Date.parse(serverTime);
    wrongClock = Math.abs(aheadMs) > CLOCK_TOLERANCE_MS ? clockSentence(aheadMs) : null;
  };
  const status = createSyncStatus(
    clock,
    report => {
      // A report that does not arrive is sent again with the next window.
      void cache?.['cache.reportSync'](report);
    },
    options.lastContactAt ?? null,
  );
  const http = createHttp({
    ...options,
    fetch: line.fetch,
    traffic,
    baseUrl: options.apiUrl,
    appVersion: host.appVersion,
    onContact: status.contact,
  });
  const parts: SyncParts = {
    http,
    personId: unlocked.me.id,
    deviceId: unlocked.deviceId,
    clock,
    random,
    log,
    status,
    journal,
    cache: () => cache,
    ...(options.note && { note: options.note }),
    onServerTime(serverTime) {
      // It was said to be wrong: that it was set right is seen in any answer, and not only at the next check-in.
      if (wrongClock !== null) lookAtClock(serverTime);
    },
    signal,
  };
  const checkIn = createCheckIn({
    parts,
    appVersion: host.appVersion,
    platform: host.platform,
    everyMinutes: () => unlocked.me.workstation.checkInMinutes,
    auditHead: options.auditHead ?? (() => null),
    onLease(lease) {
      lookAtClock(lease.serverTime);
      options.onLease?.(lease);
      options.onCheckedIn();
    },
  });
  const events = createEventListener(parts, {
    healthy: () => healthy,
    onNews: waker.wake,
    onOrder() {
      checkIn.hurry();
      waker.wake();
    },
  });
  const texts = createTextFetcher(parts, unlocked.features.includes('document-text'));
  let fetching = false;
  const documents = createDocumentFetcher({
    parts,
    documentUrl: host.documentUrl,
    flow: options.flow,
    freeBytes: options.freeBytes,
    healthy: () => healthy,
    onCut: waker.wake,
    onArrived: texts.want,
    onBusy(busy) {
      fetching = busy;
      const { phase } = status.current();
      if (phase === 'idle' || phase === 'documents') status.set({ phase: restingPhase() });
    },
  });
  const restingPhase = () => {
    if (fetching) return 'documents';
    // "All is sent" would be untrue.
    return sender.rests() ? 'waiting' : 'idle';
  };
  const serverAnswers = (): void => {
    if (!healthy) events.lineIsBack();
    healthy = true;
  };
  const afterDone = (): Pause => {
    serverAnswers();
    rhythm.reset();
    const full = documents.storageProblem();
    const problem = full === null ? null : { code: 'storage' as const, message: full, retryAt: null };
    const clockProblem =
      wrongClock === null ? null : { code: 'clock-wrong' as const, message: wrongClock, retryAt: null };
    status.set({ problem: problem ?? clockProblem });
    // Somebody saved meanwhile: it would not be true that nothing is to be done.
    if (!waker.pending) status.set({ phase: restingPhase() });
    documents.wake();
    texts.wake();
    if (unlocked.features.includes('events')) events.ensure();
    // Somebody is setting the clock right, and waits to see it said.
    const isRare = events.connected && wrongClock === null;
    const waitMs = (isRare ? POLL_WITH_EVENTS_MS : POLL_MS) * (0.9 + 0.2 * random());
    return { waitMs, atLeastMs: 0, next: 'all' };
  };

  const afterRound = (ending: Ending, kind: RoundKind): Pause => {
    if (ending === 'done') return afterDone();
    if (ending === 'cache-away') {
      status.set({ phase: 'waiting' });
      return { waitMs: cache ? FIRST_PROBE_MS : NO_WINDOW_MS, atLeastMs: 0, next: 'all' };
    }
    healthy = false;
    const pause = rhythm.afterFailure(ending, kind, traffic.budgetMs());
    const retryAt = new Date(clock.now() + pause.waitMs).toISOString();
    status.set({ phase: 'waiting', problem: { code: ending.code, message: ending.message, retryAt } });
    log.warn('sync-stopped', { code: word(ending.code), failures: rhythm.failures, waitMs: Math.round(pause.waitMs) });
    return pause;
  };

  const start = (): Sender =>
    startSender({
      parts,
      traffic,
      waker,
      checkInWhenDue: checkIn.whenDue,
      onApplied() {
        serverAnswers();
        documents.wake();
      },
      onProgress() {
        watchdog.progress();
        rhythm.reset();
      },
      afterRound,
    });
  const isQuietlyOwed = (): boolean => {
    const { problem } = status.current();
    if (cache === null || (problem !== null && problem.code !== 'stuck')) return false;
    const owed = sender.owed();
    if (owed !== null) return owed > 0;
    void journal.reckoning(EVER).then(
      ({ unsent }) => (unsentInJournal = unsent),
      // A journal that cannot be read is said by the first round.
      () => {},
    );
    return unsentInJournal !== 0;
  };
  const watchdog = createWatchdog({
    clock,
    log,
    isOwed: isQuietlyOwed,
    resetConnection: line.reset,
    resetSender() {
      sender.abandon();
      sender = start();
    },
    say: () => status.set({ phase: 'waiting', problem: { ...STUCK, retryAt: null } }),
  });
  let sender = start();

  return {
    attach(next) {
      cache = next;
      if (!next) return;
      sender.attached();
      status.resend();
      waker.wake();
    },
    nudge() {
      const { phase } = status.current();
      sender.unsure();
      unsentInJournal = null;
      // At once, and not when the round has found out: "all is sent" would be untrue meanwhile.
      if (phase === 'idle' || phase === 'documents') status.set({ phase: 'pushing' });
      waker.wake();
    },
    prefer: documents.prefer,
    pauseDocuments: documents.pause,
    async stop() {
      aborter.abort();
      watchdog.stop();
      status.stop();
      waker.stop();
      cache = null;
      await Promise.race([sender.ended, expired(clock)]);
    },
  };
}

/** The store may never answer again when its window is going: what it was asked is safe to ask the next time. */
function expired(clock: Clock): Promise<void> {
  return new Promise(resolve => void clock.after(STOP_MS, resolve));
}
