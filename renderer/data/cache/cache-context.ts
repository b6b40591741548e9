import type { Clock } from '../../../shared/clock.ts';
import type { MeridianDb } from '../db.ts';
import type { FeedIndex } from '../feed/feed-index.ts';
import type { FeedState } from '../feed/feed-state.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Blind } from '../sealed/blind.ts';
import type { BulkCipher } from '../sealed/bulk-cipher.ts';
import type { BytesStates } from './bytes-states.ts';

/** What the cache's handlers work on. One per store at a time: the worker holds the store's lock. */
export interface CacheContext {
  readonly db: MeridianDb;
  readonly packs: BulkCipher;
  readonly chunks: BulkCipher;
  readonly blind: Blind;
  readonly ring: KeyRing;
  readonly clock: Clock;
  /** Fetches a document from the host. */
  fetch(url: string, signal?: AbortSignal): Promise<Response>;
  onUnreadable(table: string, key: string): void;
  /** What is stored and committed. */
  feed: FeedIndex;
  shadow: FeedIndex | null;
  state: FeedState;
  /** Which documents are here, in memory. */
  bytes: BytesStates;
  /** Runs one piece of work that changes the feed after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export type CacheParts = Pick<
  CacheContext,
  'db' | 'packs' | 'chunks' | 'blind' | 'ring' | 'clock' | 'fetch' | 'onUnreadable'
>;
