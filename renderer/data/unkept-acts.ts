import type { Clock } from '../../shared/clock.ts';
import type { JournalItem } from '../../shared/model/journal.ts';
import { NotKeptError, type NotKeptCode } from './not-kept-error.ts';

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
/** As many as the journal takes in one call. */
const BATCH = 500;

/** Acts that the store has and the journal not yet. */
export interface Unkept {
  readonly count: number;
  /** Why the journal did not take them. */
  readonly code: NotKeptCode;
}

/**
 * Acts whose second copy is missing, given to the journal again until it takes them. In memory: after a restart the
 * journal is compared with the store, and takes what it lacks from there.
 */
export interface UnkeptActs {
  add(items: readonly JournalItem[], why: NotKeptError): void;
  /** Null: every act that this window sealed is in the journal. The same object until something changes. */
  read(): Unkept | null;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

export function createUnkeptActs(clock: Clock, keep: (items: readonly JournalItem[]) => Promise<void>): UnkeptActs {
  let waiting: readonly JournalItem[] = [];
  let shown: Unkept | null = null;
  let delayMs = FIRST_RETRY_MS;
  let cancel: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const become = (next: Unkept | null): void => {
    if (next?.count === shown?.count && next?.code === shown?.code) return;
    shown = next;
    for (const listener of listeners) listener();
  };
  const countActs = (): number => waiting.filter(({ kind }) => kind === 'mutation' || kind === 'settled').length;
  const later = (): void => {
    cancel ??= clock.after(delayMs, () => void again());
  };

  const again = async (): Promise<void> => {
    const items = waiting.slice(0, BATCH);
    try {
      await keep(items);
    } catch (error) {
      cancel = null;
      if (!(error instanceof NotKeptError)) throw error;
      become({ count: countActs(), code: error.code });
      delayMs = Math.min(delayMs * 2, LONGEST_RETRY_MS);
      return later();
    }
    cancel = null;
    delayMs = FIRST_RETRY_MS;
    waiting = waiting.slice(items.length);
    become(shown && waiting.length > 0 ? { ...shown, count: countActs() } : null);
    if (waiting.length > 0) later();
  };

  return {
    add(items, why) {
      waiting = [...waiting, ...items];
      become({ count: countActs(), code: why.code });
      later();
    },
    read: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      cancel?.();
      waiting = [];
    },
  };
}
