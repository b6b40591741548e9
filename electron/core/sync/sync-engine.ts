import type { CaseId } from '../../../shared/model/ids.ts';
import type { Unlocked } from '../../../shared/rpc/contract.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Host } from '../../host/host.ts';
import { createHttp, type Credentials } from '../api/http.ts';
import type { Log } from '../log/log.ts';
import { errorWords, word } from '../log/loggable.ts';
import { retryDelayMs } from './backoff.ts';
import { createCheckIn } from './check-in.ts';
import { createDocumentFetcher } from './document-fetcher.ts';
import { type Ending, endingOfCache } from './ending.ts';
import { createEventListener } from './event-listener.ts';
import { pull } from './pull.ts';
import { createPusher } from './push.ts';
import type { CacheClient, SyncParts } from './sync-parts.ts';
import { createSyncStatus } from './sync-status.ts';
import { createWaker } from './waker.ts';

const POLL_MS = 30_000;
const POLL_WITH_EVENTS_MS = 5 * 60_000;
/** How long a store may take to answer before it is asked again: at first, and when it has been silent several times. */
const FIRST_PROBE_MS = 400;
const LONGEST_PROBE_MS = 6400;
/** A window that is gone comes back with `attach`; there is nothing to ask until then. */
const NO_WINDOW_MS = 60_000;
/** After a failure, somebody who presses "sync now" or saves is not made to wait for the whole delay, but this long. */
const PATIENCE_MS = 5000;
const STOP_MS = 3000;

export interface SyncEngineOptions {
  readonly unlocked: Unlocked;
  readonly host: Pick<Host, 'documentUrl' | 'appVersion' | 'platform'>;
  readonly apiUrl: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly log: Log;
  /** The server has just heard from this workstation and may have new rules for it. */
  readonly onCheckedIn: () => void;
}

export interface SyncEngine {
  /** The store of a window that has just connected, or null when it went. */
  attach(cache: CacheClient | null): void;
  /** There is something to send, or a person wants to know what is new. */
  nudge(): void;
  prefer(caseId: CaseId): void;
  /** Ends everything; resolves when nothing of it runs any more, or when the window owes an answer for too long. */
  stop(): Promise<void>;
}

/** Keeps one person's store and the client's server in step for as long as it runs, whatever happens to either. */
export function startSyncEngine(options: SyncEngineOptions): SyncEngine {
  const { unlocked, host, clock, random, log } = options;
  const aborter = new AbortController();
  const { signal } = aborter;
  const waker = createWaker(clock);
  let cache: CacheClient | null = null;
  let failures = 0;
  let healthy = false;
  let probeMs = FIRST_PROBE_MS;

  const status = createSyncStatus(clock, report => {
    // A report that does not arrive is sent again with the next window.
    void cache?.['cache.reportSync'](report);
  });
  const http = createHttp({
    ...options,
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
    cache: () => cache,
    signal,
  };
  const pusher = createPusher(parts);
  const events = createEventListener(parts, waker.wake);
  let fetching = false;
  const documents = createDocumentFetcher({
    parts,
    documentUrl: host.documentUrl,
    healthy: () => healthy,
    onCut: waker.wake,
    onBusy(busy) {
      fetching = busy;
      const { phase } = status.current();
      if (phase === 'idle' || phase === 'documents') status.set({ phase: restingPhase() });
    },
  });
  const restingPhase = () => (fetching ? 'documents' : 'idle');
  const checkInWhenDue = createCheckIn({
    parts,
    appVersion: host.appVersion,
    platform: host.platform,
    everyMinutes: () => unlocked.me.workstation.checkInMinutes,
    onDone: options.onCheckedIn,
  });

  /** A store that is only now being opened may not even hear a call: it is asked again rather than waited for. */
  const storeAnswers = async (): Promise<boolean> => {
    const answered = cache?.['cache.cursor']().then(answer => answer.ok) ?? false;
    let cancel = (): void => {};
    const tooLate = new Promise<false>(resolve => {
      cancel = clock.after(probeMs, () => resolve(false));
    });
    const there = await Promise.race([answered, tooLate]).finally(cancel);
    probeMs = there ? FIRST_PROBE_MS : Math.min(probeMs * 2, LONGEST_PROBE_MS);
    return there;
  };

  const round = async (): Promise<Ending> => {
    if (!(await storeAnswers())) return 'cache-away';
    await checkInWhenDue();
    const pushed = await pusher.push();
    if (pushed !== 'done') return pushed;
    return pull(parts, () => {
      healthy = true;
      documents.wake();
    });
  };

  /** How long to wait, and how long nobody may cut that short. */
  const afterRound = (ending: Ending): { waitMs: number; atLeastMs: number } => {
    if (ending === 'cache-away') {
      status.set({ phase: 'waiting' });
      return { waitMs: cache ? FIRST_PROBE_MS : NO_WINDOW_MS, atLeastMs: 0 };
    }
    healthy = ending === 'done';
    if (ending === 'done') {
      failures = 0;
      const full = documents.storageProblem();
      status.set({
        phase: restingPhase(),
        problem: full === null ? null : { code: 'storage', message: full, retryAt: null },
      });
      documents.wake();
      if (unlocked.features.includes('events')) events.ensure();
      return { waitMs: (events.connected ? POLL_WITH_EVENTS_MS : POLL_MS) * (0.9 + 0.2 * random()), atLeastMs: 0 };
    }
    failures++;
    const waitMs = retryDelayMs(failures, random, ending.retryAfterMs);
    const retryAt = new Date(clock.now() + waitMs).toISOString();
    status.set({ phase: 'waiting', problem: { code: ending.code, message: ending.message, retryAt } });
    log.warn('sync-stopped', { code: word(ending.code), failures, waitMs });
    // Without a session no request is made, and the person has just signed in when they wake us.
    const patienceMs = ending.code === 'signed-out' ? 0 : PATIENCE_MS;
    return { waitMs, atLeastMs: ending.retryAfterMs === null ? Math.min(waitMs, patienceMs) : waitMs };
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      waker.rest();
      let ending: Ending;
      try {
        ending = await round();
      } catch (error) {
        // A bug of ours. The next round starts from what is stored, so it is safe to go on.
        log.error('sync-round-failed', errorWords(error));
        ending = endingOfCache({ code: 'internal', message: '' });
      }
      if (signal.aborted) return;
      const { waitMs, atLeastMs } = afterRound(ending);
      await waker.sleep(waitMs, atLeastMs);
    }
  };
  const running = run();

  return {
    attach(next) {
      cache = next;
      if (!next) return;
      probeMs = FIRST_PROBE_MS;
      status.resend();
      waker.wake();
    },
    nudge: waker.wake,
    prefer: documents.prefer,
    async stop() {
      aborter.abort();
      status.stop();
      waker.stop();
      cache = null;
      await Promise.race([running, expired(clock)]);
    },
  };
}

/** The store may never answer again when its window is going: what it was asked is safe to ask the next time. */
function expired(clock: Clock): Promise<void> {
  return new Promise(resolve => void clock.after(STOP_MS, resolve));
}
