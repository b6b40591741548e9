import type { CaseId } from '../../../shared/model/ids.ts';
import type { DocumentWanted } from '../../../shared/rpc/cache-page.ts';
import type { SyncReport } from '../../../shared/model/sync.ts';
import type { Host } from '../../host/host.ts';
import type { DocumentFlow } from '../documents/document-flow.ts';
import { errorWords, word } from '../log/loggable.ts';
import { CRITICAL_SENTENCE, type DiskState, nextDiskState } from './disk-state.ts';
import { createForwardTime } from '../time/forward-time.ts';
import { createFetchFailures } from './fetch-failures.ts';
import { type Flight, flightOf, planFetch } from './plan-fetch.ts';
import type { SyncParts } from './sync-parts.ts';

const REMEMBERED_CASES = 5;
/** How often the disk is looked at while documents come, or while they wait for space. */
const DISK_EVERY_MS = 10_000;
/** How often the bytes that came are told. */
const TELL_EVERY_MS = 1000;

export interface DocumentFetcher {
  /** There may be something to fetch. */
  wake(): void;
  /** Why documents cannot be kept: the disk is full, or the store is broken. Null when the last one could. */
  storageProblem(): string | null;
  prefer(caseId: CaseId): void;
  /** A person wants no documents for now, or wants them again. What is on its way is cut; its whole chunks stay. */
  pause(paused: boolean): void;
}

export interface DocumentFetcherOptions {
  readonly parts: SyncParts;
  readonly documentUrl: Host['documentUrl'];
  readonly flow: DocumentFlow;
  /** Free bytes of the disk that the store is on. */
  readonly freeBytes: () => Promise<number>;
  /** False while the server is known not to answer: then nothing is started. */
  readonly healthy: () => boolean;
  /** A document was cut or could not be kept: the connection and the store deserve a look. */
  readonly onCut: () => void;
  /** A document is here, whole and verified. */
  readonly onArrived?: (document: DocumentWanted['document']) => void;
  /** Bytes began to flow, or stopped flowing. */
  readonly onBusy: (busy: boolean) => void;
}

function keyOf({ document }: DocumentWanted): string {
  return `${document.id}@${document.version}`;
}

/** What the store answered last, and what became true since. */
interface Known {
  wanted: DocumentWanted[];
  missing: number;
  verified: number;
  failed: number;
  bytesLeft: number;
  /** What had passed when it was asked. */
  passed: number;
}

/** Has the store fetch the documents that are not here yet, some at a time. One that fails waits alone. */
export function createDocumentFetcher(options: DocumentFetcherOptions): DocumentFetcher {
  const { flow, healthy, onBusy, onCut } = options;
  const { cache, clock, log, random, signal, status } = options.parts;
  const running = new Map<string, Flight>();
  const forward = createForwardTime(clock);
  const failures = createFetchFailures(forward, random);
  let known: Known | null = null;
  /** How often what is known was found to be old: an answer that was asked for before that is not kept. */
  let news = 0;
  let preferred: CaseId[] = [];
  let storageProblem: string | null = null;
  let isPausedByHand = false;
  let disk: DiskState = 'fine';
  let looking = false;
  let lookAgain = false;
  let cancelRetry = (): void => {};
  let cancelDisk: (() => void) | null = null;
  let cancelTelling: (() => void) | null = null;

  const paused = (): SyncReport['documents']['paused'] =>
    isPausedByHand ? 'by-hand' : disk === 'fine' ? 'no' : 'disk-nearly-full';

  const tell = (): void => {
    if (!known) return;
    const { missing, verified, failed, bytesLeft, passed } = known;
    const isFlowing = running.size > 0;
    status.set({
      documents: {
        wanted: missing + verified + failed,
        verified,
        failed,
        bytesLeft: missing === 0 ? 0 : Math.max(0, bytesLeft - (flow.passed() - passed)),
        bytesPerSecond: isFlowing ? flow.bytesPerSecond() : null,
        paused: paused(),
      },
    });
    if (!isFlowing) return;
    cancelTelling ??= clock.after(TELL_EVERY_MS, () => {
      cancelTelling = null;
      tell();
    });
  };

  const lookAtDisk = async (): Promise<void> => {
    let free: number;
    try {
      free = await options.freeBytes();
    } catch (error) {
      // The system does not say: documents come, and a write that fails says so itself.
      log.warn('disk-not-measured', errorWords(error));
      free = Number.POSITIVE_INFINITY;
    }
    const before = disk;
    disk = nextDiskState(before, free);
    if (disk === before) return;
    log.warn('disk-state', { state: word(disk) });
    if (disk !== 'fine') flow.cut();
    tell();
    if (disk === 'fine') look();
  };

  /** While documents come or wait for space. */
  const keepLookingAtDisk = (): void => {
    cancelDisk ??= clock.after(DISK_EVERY_MS, () => {
      cancelDisk = null;
      if (signal.aborted || (running.size === 0 && disk === 'fine')) return;
      void lookAtDisk().then(keepLookingAtDisk);
    });
  };

  const fetchOne = async (want: DocumentWanted, key: string): Promise<void> => {
    const { document, offset, etag } = want;
    const { id: documentId, version } = document;
    const url = options.documentUrl({ documentId, version, offset, etag });
    const stored = await cache()?.['cache.storeDocument']({ documentId, version, url });
    running.delete(key);
    if (running.size === 0) onBusy(false);
    const code = !stored ? 'away' : stored.ok ? stored.value.state : stored.failure.code;
    if (code === 'verified') return arrived(want, key);
    // It is asked for anew, with the offset that it came to.
    forgetKnown();
    if (code === 'away' || code === 'disconnected' || code === 'locked') return;
    if (paused() !== 'no' && (code === 'partial' || code === 'interrupted')) return look();
    if (stored && !stored.ok && code === 'storage') storageProblem = stored.failure.message;
    const times = failures.note(key, code, want);
    if (code === 'digest-mismatch' || code === 'too-large') {
      options.parts.note?.({ type: 'document.refused', subject: key, caseId: document.caseId, detail: code });
    }
    log.warn('document-not-stored', { document: word(documentId), code: word(code), times });
    if (code === 'partial' || code === 'interrupted' || code === 'storage') onCut();
    look();
  };

  const arrived = (want: DocumentWanted, key: string): void => {
    const wasDamaged = failures.damaged().some(one => keyOf(one) === key);
    failures.forget(key);
    storageProblem = null;
    options.onArrived?.(want.document);
    if (known) {
      known.wanted = known.wanted.filter(one => keyOf(one) !== key);
      known.verified++;
      if (wasDamaged) known.failed--;
      else known.missing--;
    }
    look();
  };

  function forgetKnown(): void {
    known = null;
    news++;
  }

  /** The store sorts every document to answer: it is asked when something changed, not after each one that came. */
  const askStore = async (): Promise<Known | null> => {
    if (known && (known.wanted.length > 0 || known.missing === 0)) return known;
    const passed = flow.passed();
    const asOf = news;
    const answer = await cache()?.['cache.wantedDocuments']({ preferred, limit: 200 });
    if (!answer?.ok || signal.aborted) return null;
    const now = { ...answer.value, passed };
    if (asOf === news) known = now;
    return now;
  };

  const lookOnce = async (): Promise<void> => {
    const now = await askStore();
    if (!now) return;
    if (now.missing > 0 || disk !== 'fine') await lookAtDisk();
    if (paused() === 'no') startSome(now);
    if (running.size > 0 || disk !== 'fine') keepLookingAtDisk();
    tell();
  };

  const startSome = (now: Known): void => {
    // A server that was set back counts again: the same version may be other bytes than those that failed.
    for (const want of now.wanted) failures.announced(keyOf(want), want);
    const wantedKeys = new Set(now.wanted.map(keyOf));
    const all = [...now.wanted, ...failures.damaged().filter(one => !wantedKeys.has(keyOf(one)))];
    const idle = all.filter(want => !running.has(keyOf(want)));
    const ripe = idle.filter(want => failures.notBeforeMs(keyOf(want)) <= forward());
    for (const want of planFetch(ripe, [...running.values()], new Set<string>(preferred))) {
      running.set(keyOf(want), flightOf(want));
      if (running.size === 1) onBusy(true);
      void fetchOne(want, keyOf(want));
    }
    cancelRetry();
    const later = idle.map(want => failures.notBeforeMs(keyOf(want))).filter(ms => ms > forward());
    const earliestMs = Math.min(...later);
    if (Number.isFinite(earliestMs)) cancelRetry = clock.after(earliestMs - forward(), look);
  };

  function look(): void {
    if (signal.aborted || !healthy()) return;
    lookAgain = true;
    if (looking) return;
    looking = true;
    void (async () => {
      try {
        while (lookAgain) {
          lookAgain = false;
          await lookOnce();
        }
      } catch (error) {
        // A bug. The next look may go well: documents must not stop for the rest of the day.
        log.error('documents-not-looked-for', errorWords(error));
      } finally {
        looking = false;
      }
    })();
  }
  signal.addEventListener('abort', () => {
    cancelRetry();
    cancelDisk?.();
    cancelTelling?.();
  });

  return {
    wake() {
      forgetKnown();
      look();
    },
    storageProblem: () => (disk === 'critical' ? CRITICAL_SENTENCE : storageProblem),
    prefer(caseId) {
      preferred = [caseId, ...preferred.filter(other => other !== caseId)].slice(0, REMEMBERED_CASES);
      forgetKnown();
      look();
    },
    pause(next) {
      isPausedByHand = next;
      if (next) flow.cut();
      tell();
      if (!next) look();
    },
  };
}
