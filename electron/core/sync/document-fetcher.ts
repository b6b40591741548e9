import type { CaseId } from '../../../shared/model/ids.ts';
import type { DocumentWanted } from '../../../shared/rpc/contract.ts';
import type { Host } from '../../host/host.ts';
import { word } from '../log/loggable.ts';
import { retryDelayMs } from './backoff.ts';
import type { SyncParts } from './sync-parts.ts';

const AT_ONCE = 4;
/** Somebody looks at a case now: its documents do not wait behind four long ones. */
const AT_ONCE_PREFERRED = 6;
const REMEMBERED_CASES = 5;
/** When a document that arrived damaged is fetched again. After the last of these it waits for the next start. */
const DAMAGED_AGAIN_MS = [5, 15, 40].map(minutes => minutes * 60_000);

export interface DocumentFetcher {
  /** There may be something to fetch. */
  wake(): void;
  /** Why documents cannot be kept: the disk is full, or the store is broken. Null when the last one could. */
  storageProblem(): string | null;
  prefer(caseId: CaseId): void;
}

export interface DocumentFetcherOptions {
  readonly parts: SyncParts;
  readonly documentUrl: Host['documentUrl'];
  /** False while the server is known not to answer: then nothing is started. */
  readonly healthy: () => boolean;
  /** A document was cut or could not be kept: the connection and the store deserve a look. */
  readonly onCut: () => void;
  /** Bytes began to flow, or stopped flowing. */
  readonly onBusy: (busy: boolean) => void;
}

function keyOf({ document }: DocumentWanted): string {
  return `${document.id}@${document.version}`;
}

/** Has the store fetch the documents that are not here yet, some at a time. One that fails waits alone. */
export function createDocumentFetcher({
  parts,
  documentUrl,
  healthy,
  onCut,
  onBusy,
}: DocumentFetcherOptions): DocumentFetcher {
  const { cache, clock, log, random, signal, status } = parts;
  const running = new Set<string>();
  const failed = new Map<string, { times: number; notBeforeMs: number }>();
  /** The store does not ask for these again by itself. */
  const damaged = new Map<string, DocumentWanted>();
  let preferred: CaseId[] = [];
  let storageProblem: string | null = null;
  let looking = false;
  let lookAgain = false;
  let cancelRetry = (): void => {};

  const fetchOne = async (want: DocumentWanted, key: string): Promise<void> => {
    const { document, offset, etag } = want;
    const { id: documentId, version } = document;
    const url = documentUrl({ documentId, version, offset, etag });
    const stored = await cache()?.['cache.storeDocument']({ documentId, version, url });
    running.delete(key);
    if (running.size === 0) onBusy(false);
    if (!stored || (!stored.ok && (stored.failure.code === 'disconnected' || stored.failure.code === 'locked'))) return;
    if (stored.ok && stored.value.state === 'verified') {
      failed.delete(key);
      damaged.delete(key);
      storageProblem = null;
      return look();
    }
    if (!stored.ok && stored.failure.code === 'storage') storageProblem = stored.failure.message;
    const times = (failed.get(key)?.times ?? 0) + 1;
    const code = stored.ok ? 'partial' : stored.failure.code;
    if (code === 'digest-mismatch') damaged.set(key, { document, offset: 0, etag: null });
    const waitMs =
      code === 'too-large'
        ? Number.POSITIVE_INFINITY
        : damaged.has(key)
          ? (DAMAGED_AGAIN_MS[times - 1] ?? Number.POSITIVE_INFINITY)
          : 500 + retryDelayMs(times, random);
    failed.set(key, { times, notBeforeMs: clock.now() + waitMs });
    log.warn('document-not-stored', { document: word(documentId), code: word(code), times });
    if (code === 'partial' || code === 'interrupted' || code === 'storage') onCut();
    look();
  };

  const lookOnce = async (): Promise<void> => {
    const answer = await cache()?.['cache.wantedDocuments']({ preferred, limit: 200 });
    if (!answer?.ok || signal.aborted) return;
    const { wanted, verified, failed: broken } = answer.value;
    status.set({ documents: { wanted: wanted.length + verified + broken, verified, failed: broken } });
    let earliestMs = Number.POSITIVE_INFINITY;
    const wantedKeys = new Set(wanted.map(keyOf));
    for (const want of [...wanted, ...[...damaged.values()].filter(one => !wantedKeys.has(keyOf(one)))]) {
      const key = keyOf(want);
      const places = preferred.includes(want.document.caseId) ? AT_ONCE_PREFERRED : AT_ONCE;
      const notBeforeMs = failed.get(key)?.notBeforeMs ?? 0;
      if (running.has(key) || running.size >= places) continue;
      if (notBeforeMs > clock.now()) {
        earliestMs = Math.min(earliestMs, notBeforeMs);
        continue;
      }
      running.add(key);
      if (running.size === 1) onBusy(true);
      void fetchOne(want, key);
    }
    cancelRetry();
    if (Number.isFinite(earliestMs)) cancelRetry = clock.after(earliestMs - clock.now(), look);
  };

  function look(): void {
    if (signal.aborted || !healthy()) return;
    lookAgain = true;
    if (looking) return;
    looking = true;
    void (async () => {
      while (lookAgain) {
        lookAgain = false;
        await lookOnce();
      }
      looking = false;
    })();
  }
  signal.addEventListener('abort', () => cancelRetry());

  return {
    wake: look,
    storageProblem: () => storageProblem,
    prefer(caseId) {
      preferred = [caseId, ...preferred.filter(other => other !== caseId)].slice(0, REMEMBERED_CASES);
      look();
    },
  };
}
