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
 * that the older one may arrive last: a lower turn is not listened to.
 */
export function createWriterDesk(sync: Pick<SyncDesk, 'attach'>): WriterDesk {
  let storeName: string | null = null;
  let turn = 0;
  let writer: CacheClient | null = null;

  const detach = (): void => {
    if (!writer) return;
    writer = null;
    sync.attach(null);
  };
  return {
    follow(state) {
      // Who signs in again at an open desk keeps the store that is open.
      if (state.status === 'signing-in') return;
      const next = state.status === 'signed-in' ? state.unlocked.storeName : null;
      if (next === storeName) return;
      storeName = next;
      turn = 0;
      detach();
    },
    opened(cache, claim) {
      if (claim.storeName !== storeName || claim.turn <= turn) return;
      ({ turn } = claim);
      writer = cache;
      sync.attach(cache);
    },
    gone(cache) {
      if (writer === cache) detach();
    },
  };
}
