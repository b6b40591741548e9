import type { SessionState } from '../../shared/rpc/contract.ts';
import type { SyncDesk } from './sync/sync-desk.ts';
import type { CacheClient } from './sync/sync-parts.ts';

/** What a cache worker says of itself when it got the store. */
export interface WriterClaim {
  readonly storeName: string;
  readonly turn: number;
}

/** Gives the sync the one store that may write: that of the window whose worker holds the writer lock. */
export interface WriterDesk {
  follow(state: SessionState): void;
  opened(cache: CacheClient, claim: WriterClaim): void;
  /** The window of this store went; whose turn is next says so by itself. */
  gone(cache: CacheClient): void;
}

/**
 * The lock makes one writer; this makes the main process see the same one. Two workers' claims come over two pipes, so
 * that the older one may arrive last: of those whose pipes are open the highest turn counts. Not of all that ever were: a
 * new database under a clock that was set back begins lower.
 */
export function createWriterDesk(sync: Pick<SyncDesk, 'attach'>): WriterDesk {
  let storeName: string | null = null;
  let writer: CacheClient | null = null;
  const claims = new Map<CacheClient, number>();

  const choose = (): void => {
    const [best] = [...claims].toSorted(([, a], [, b]) => b - a);
    const next = best?.[0] ?? null;
    if (next === writer) return;
    writer = next;
    sync.attach(next);
  };
  return {
    follow(state) {
      // Who signs in again at an open desk keeps the store that is open.
      if (state.status === 'signing-in') return;
      const next = state.status === 'signed-in' ? state.unlocked.storeName : null;
      if (next === storeName) return;
      storeName = next;
      claims.clear();
      choose();
    },
    opened(cache, claim) {
      if (claim.storeName !== storeName) return;
      claims.set(cache, claim.turn);
      choose();
    },
    gone(cache) {
      claims.delete(cache);
      choose();
    },
  };
}
