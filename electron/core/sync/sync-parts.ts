import type { Clock } from '../../../shared/clock.ts';
import type { DeviceId, PersonId } from '../../../shared/model/ids.ts';
import type { cacheContract } from '../../../shared/rpc/contract.ts';
import type { Client } from '../../../shared/rpc/define.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { Http } from '../api/http.ts';
import type { Journal } from '../journal/journal.ts';
import type { Log } from '../log/log.ts';
import type { SyncStatus } from './sync-status.ts';

export type CacheClient = Client<typeof cacheContract>;

/** What every part of one person's sync works with. */
export interface SyncParts {
  readonly http: Http;
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly status: SyncStatus;
  readonly journal: Journal;
  /** The store in the window; null while no window is connected. */
  readonly cache: () => CacheClient | null;
  /** What the server said the time is, just now. */
  readonly onServerTime?: (serverTime: string) => void;
  /** For the audit trail. */
  readonly note?: (event: AuditEvent) => void;
  /** Aborted when the sync stops for good. */
  readonly signal: AbortSignal;
}
