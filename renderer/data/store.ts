import type { Clock } from '../../shared/clock.ts';
import type { DeviceId } from '../../shared/model/ids.ts';
import type { JournalItem } from '../../shared/model/journal.ts';
import type { Me } from '../../shared/model/person.ts';
import type { FeedIndex } from './feed/feed-index.ts';
import type { PackReader } from './feed/pack-reader.ts';
import type { MeridianDb } from './db.ts';
import type { BulkCipher } from './sealed/bulk-cipher.ts';
import type { UnkeptActs } from './unkept-acts.ts';
import type { QueueRow } from './views.ts';

/** One person's open store: everything that queries and actions need. Made by `open-store.ts`, gone at lock and sign-out. */
export interface Store {
  readonly db: MeridianDb;
  /** Where each record of the feed is, and the columns of the queue, decrypted and in memory. */
  readonly feed: FeedIndex;
  /** What the queue shows first, if that is known: then the feed is read only after the store is given out. */
  readonly firstRows: readonly QueueRow[] | null;
  /** When the store was opened: what is offered above the queue is there with its first rows, and moves none of them. */
  readonly pinWasDeclined: boolean;
  /** Opens the feed's records. */
  readonly packs: PackReader;
  /** Opens the bytes of documents. */
  readonly chunks: BulkCipher;
  /** The number of the key that a case's bytes are sealed with; null when it has none, or is about to lose it. */
  keyOf(caseId: string): number | null;
  readonly me: Me;
  /** What the client's server announced that it can do; what is not there is off. */
  readonly features: readonly string[];
  readonly deviceId: DeviceId;
  readonly clock: Clock;
  /** A new UUID v7. */
  newId(): string;
  /** The clock's time as RFC 3339 in UTC. */
  nowIso(): string;
  /** Gives what a person did to the journal. Resolves when it is on the disk there; rejects with `NotKeptError`. */
  keep(items: readonly JournalItem[]): Promise<void>;
  /** Acts that the journal did not take at once. */
  readonly unkept: UnkeptActs;
  /** Tells the main process that the outbox has something. Never waited for. */
  nudgeSync(): void;
  close(): void;
}
