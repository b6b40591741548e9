import type { DocumentWanted } from '../../../shared/rpc/cache-page.ts';
import { retryDelayMs } from './backoff.ts';

/** When a document that arrived damaged is fetched again. After the last of these it waits for the next start. */
const DAMAGED_AGAIN_MS = [5, 15, 40].map(minutes => minutes * 60_000);

/** Which documents failed, and when each may be tried again. One that fails waits alone. */
export interface FetchFailures {
  /** Returns how often it failed by now. */
  note(key: string, code: string, want: DocumentWanted): number;
  forget(key: string): void;
  /** The client announces this now. When it is other bytes than those that failed, nothing is known of them. */
  announced(key: string, want: DocumentWanted): void;
  notBeforeMs(key: string): number;
  /** The store does not ask for these again by itself. */
  damaged(): readonly DocumentWanted[];
}

export function createFetchFailures(nowMs: () => number, random: () => number): FetchFailures {
  const failed = new Map<string, { times: number; notBeforeMs: number; sha256: string }>();
  const damaged = new Map<string, DocumentWanted>();
  const waitMs = (key: string, code: string, times: number): number => {
    if (code === 'too-large') return Number.POSITIVE_INFINITY;
    if (damaged.has(key)) return DAMAGED_AGAIN_MS[times - 1] ?? Number.POSITIVE_INFINITY;
    return 500 + retryDelayMs(times, random);
  };
  const forget = (key: string): void => {
    failed.delete(key);
    damaged.delete(key);
  };
  return {
    note(key, code, { document }) {
      const times = (failed.get(key)?.times ?? 0) + 1;
      if (code === 'digest-mismatch') damaged.set(key, { document, offset: 0, etag: null });
      failed.set(key, { times, notBeforeMs: nowMs() + waitMs(key, code, times), sha256: document.sha256 });
      return times;
    },
    forget,
    announced(key, { document }) {
      const before = failed.get(key);
      if (before && before.sha256 !== document.sha256) forget(key);
    },
    notBeforeMs: key => failed.get(key)?.notBeforeMs ?? 0,
    damaged: () => [...damaged.values()],
  };
}
