import type { JournalItem, Reckoning } from '../../../shared/model/journal.ts';
import type { Settlement } from '../../../shared/model/outbox.ts';
import type { Result } from '../../../shared/result.ts';
import type { cacheContract } from '../../../shared/rpc/contract.ts';
import type { Client } from '../../../shared/rpc/define.ts';

/** What the window's store answers about a person's work. */
export type WorkStore = Pick<Client<typeof cacheContract>, 'cache.inventory' | 'cache.readWork' | 'cache.restoreWork'>;

/** How many acts and drafts each side lacked, and how many are offered to a server that does not have them any more. */
export type Reconciled = { readonly given: number; readonly taken: number; readonly reopened: number };

/** What one person did on this machine, beside the database that the window keeps. Append-only, sealed, fsynced. */
export interface Journal {
  /** Resolves when the items are on the disk. The same item twice is once; other bytes under one id are refused. */
  keep(items: readonly JournalItem[]): Promise<Result<void, 'storage'>>;
  /**
   * What became of acts. Kept before the window's store is told, so that a receipt is never only there. `lacking`: so many
   * of these acts are not here, because the disk took nothing when they were done; a comparison with the store brings them.
   */
  settled(settlements: readonly Settlement[]): Promise<Result<{ readonly lacking: number }, 'storage'>>;
  /** Gives the window's store what only the journal has, and takes what only the store has. */
  reconcile(cache: WorkStore): Promise<Result<Reconciled, 'away' | 'storage'>>;
  /** Counts when everything that was given before is on the disk. */
  reckoning(since: string): Promise<Reckoning>;
  /** Acts and drafts that the client does not have, for a rescue: sealed to its recovery key by somebody else. */
  unsentWork(): Promise<readonly JournalItem[]>;
  /** Drops what the client has had for long enough. `always`: also where there is little to be gained. */
  compact(always?: boolean): Promise<void>;
  close(): Promise<void>;
}
