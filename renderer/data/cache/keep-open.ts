import type { Clock } from '../../../shared/clock.ts';
import type { CacheContext } from './cache-context.ts';

/** A database that closes again so soon is not opened a third time: something is wrong that a person must hear of. */
const CALM_MS = 60_000;

export interface OpenCache {
  /** Waits while it is being opened again; null when it cannot be. */
  current(): Promise<CacheContext | null>;
  close(): void;
}

export interface KeepOpenOptions {
  readonly clock: Clock;
  open(): Promise<CacheContext>;
  /** It cannot be opened, or does not stay open. */
  onFailed(error: unknown): void;
}

/**
 * Keeps the cache open. The browser may close a connection at any time (its storage process restarted, the database was
 * deleted): what is in memory may then be ahead of what is stored, so everything is loaded again, once.
 */
export function keepOpen({ clock, open, onFailed }: KeepOpenOptions): OpenCache {
  let isClosed = false;
  let reopenedAtMs = Number.NEGATIVE_INFINITY;
  let current = begin();

  function begin(): Promise<CacheContext | null> {
    return open().then(
      context => {
        if (isClosed) context.db.close();
        else watch(context);
        return context;
      },
      (error: unknown) => {
        onFailed(error);
        return null;
      },
    );
  }

  function watch(context: CacheContext): void {
    let isLost = false;
    context.db.on('close', () => {
      if (isClosed || isLost) return;
      isLost = true;
      // Dexie would open this handle again by itself, under what is in memory; it is still closing it at this moment.
      queueMicrotask(() => context.db.close());
      const sinceMs = clock.now() - reopenedAtMs;
      // A wall clock that was set back says nothing about how long ago that was.
      const isCalm = sinceMs >= CALM_MS || sinceMs < 0;
      reopenedAtMs = clock.now();
      current = isCalm ? begin() : Promise.resolve(null);
      if (!isCalm) onFailed(new Error('The database does not stay open'));
    });
  }

  return {
    current: () => current,
    close() {
      isClosed = true;
      void current.then(context => context?.db.close());
    },
  };
}
