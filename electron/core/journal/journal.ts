import type { JournalItem, Reckoning } from '../../../shared/model/journal.ts';
import type { Settlement } from '../../../shared/model/outbox.ts';
import type { Result } from '../../../shared/result.ts';
import type { cacheContract } from '../../../shared/rpc/contract.ts';
import type { Client } from '../../../shared/rpc/define.ts';

/** What the window's store answers about a person's work. */
export type WorkStore = Pick<Client<typeof cacheContract>, 'cache.inventory' | 'cache.readWork' | 'cache.restoreWork'>;

/** What one person did on this machine, beside the database that the window keeps. Append-only, sealed, fsynced. */
export interface Journal {
  /** Resolves when the items are on the disk. The same item twice is once; other bytes under one id are refused. */
  keep(items: readonly JournalItem[]): Promise<Result<void, 'storage'>>;
  /** What became of acts. Kept before the window's store is told, so that a receipt is never only there. */
  settled(settlements: readonly Settlement[]): Promise<Result<void, 'storage'>>;
  /** Gives the window's store what only the journal has, and takes what only the store has. */
  reconcile(cache: WorkStore): Promise<Result<{ given: number; taken: number }, 'away' | 'storage'>>;
  reckoning(since: string): Promise<Reckoning>;
  /** Acts and drafts that the client does not have, for a rescue: sealed to its recovery key by somebody else. */
  unsentWork(): Promise<readonly JournalItem[]>;
  /** Drops what the client has had for long enough. `always`: also where there is little to be gained. */
  compact(always?: boolean): Promise<void>;
  close(): Promise<void>;
}
