import type { Clock } from '../../shared/clock.ts';
import { isClosedForGood, type SaveFailure, saveFailureOf } from './save-failure.ts';

/** Shorter than a thought, longer than between two keys: what was typed is saved when the fingers rest. */
export const PAUSE_MS = 300;
/** Typing on puts it off no longer: with the writing itself, a crash costs at most a second of typing. */
export const LONGEST_MS = 900;
/** What failed is tried again by itself, less and less often. */
export const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

export type SavedState =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'saving' }
  /** In the store and in the journal. */
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'failed'; readonly reason: SaveFailure };

export interface DraftSaver {
  /** Something changed: it is saved at the next pause, and soon however fast the typing goes on. */
  changed(): void;
  /** Saves now what is not saved yet. Resolves when everything up to now is saved or has failed. */
  flush(): Promise<void>;
  /** Nothing is saved any more: what it kept was sealed or taken over. */
  close(): void;
  isClosed(): boolean;
  state(): SavedState;
  subscribe(listener: () => void): () => void;
}

/** Saves one at a time, the newest text last. What failed is tried again by itself, with the next change, and at a flush. */
export function createDraftSaver(clock: Clock, save: () => Promise<void>): DraftSaver {
  let state: SavedState = { kind: 'unchanged' };
  let isDirty = false;
  let isClosed = false;
  let cancel: (() => void) | null = null;
  let cancelRetry: (() => void) | null = null;
  let retryMs = FIRST_RETRY_MS;
  /** Of what is not saved: the first and the last change. */
  let firstAt = 0;
  let lastAt = 0;
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const become = (next: SavedState) => {
    if (next.kind === 'failed' && state.kind === 'failed' && next.reason === state.reason) return;
    if (next.kind === state.kind && next.kind !== 'saved' && next.kind !== 'failed') return;
    state = next;
    for (const listener of listeners) listener();
  };

  const run = async (): Promise<void> => {
    while (isDirty) {
      isDirty = false;
      try {
        await save();
        retryMs = FIRST_RETRY_MS;
        if (!isDirty) become({ kind: 'saved', at: clock.now() });
      } catch (error) {
        // What it kept was sealed meanwhile: saving it again would make it a draft of the next round.
        if (isClosed) return;
        // The disk is full, the store or the journal does not answer, or it was closed: said on the screen.
        console.error('The draft could not be saved', error);
        isDirty = true;
        const reason = await saveFailureOf(error);
        if (isClosed) return;
        become({ kind: 'failed', reason });
        if (!isClosedForGood(error)) retryLater();
        return;
      }
    }
  };
  const retryLater = (): void => {
    cancelRetry = clock.after(retryMs, () => void flush());
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };
  const flush = (): Promise<void> => {
    cancel?.();
    cancel = null;
    cancelRetry?.();
    cancelRetry = null;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  // One timer for many keys: it looks whether the pause has come, and else waits for the rest of it.
  const look = (): void => {
    const nowMs = clock.now();
    const waitMs = Math.min(lastAt + PAUSE_MS, firstAt + LONGEST_MS) - nowMs;
    // The wall clock was set back: nobody knows how long ago the last key was.
    if (waitMs > 0 && nowMs >= lastAt) cancel = clock.after(Math.min(waitMs, PAUSE_MS), look);
    else void flush();
  };

  return {
    changed() {
      if (isClosed) return;
      isDirty = true;
      become({ kind: 'saving' });
      lastAt = clock.now();
      if (cancel) return;
      firstAt = lastAt;
      cancel = clock.after(PAUSE_MS, look);
    },
    flush,
    close() {
      isClosed = true;
      isDirty = false;
      cancel?.();
      cancelRetry?.();
    },
    isClosed: () => isClosed,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
