import type { Clock } from '../../../shared/clock.ts';
import type { MeridianDb } from '../db.ts';
import type { FeedIndex } from '../feed/feed-index.ts';
import type { FeedPlace, FeedState } from '../feed/feed-state.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Blind } from '../sealed/blind.ts';
import type { BulkCipher } from '../sealed/bulk-cipher.ts';
import type { BytesStates } from './bytes-states.ts';
import type { DocumentMemory } from './document-memory.ts';

/** What is known of pages that were given to the store and are not in it yet. */
export interface Ahead {
  pages: number;
  /** The end of the last of them. */
  last: Promise<void>;
  /** Where the feed will be after them; null when nobody can tell. */
  place: FeedPlace | null;
}

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
  readonly documents: DocumentMemory;
  /** Pages that were given to the store and are not in it yet. */
  readonly ahead: Ahead;
  /** Runs one piece of work that changes the feed after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export type CacheParts = Pick<
  CacheContext,
  'db' | 'packs' | 'chunks' | 'blind' | 'ring' | 'clock' | 'fetch' | 'onUnreadable'
>;
