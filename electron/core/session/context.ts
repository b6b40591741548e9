import type { Clock } from '../../../shared/clock.ts';
import type { DeviceId } from '../../../shared/model/ids.ts';
import type { Host } from '../../host/host.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import { checkIn } from '../api/devices.ts';
import type { ApiResult } from '../api/api-failure.ts';
import { createHttp, type Credentials } from '../api/http.ts';
import type { WireLease } from '../api/wire/check-in.ts';
import type { Log } from '../log/log.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import type { Vaults } from '../vault/vault.ts';
import type { Desk } from './desk.ts';
import type { KeptTime } from './kept-time.ts';
import type { PersonRecord, PersonRecords } from './person-record.ts';
import type { Watch } from './watch.ts';
import type { Wipes } from './wipe.ts';

export interface SessionOptions {
  readonly host: Pick<Host, 'openBrowser' | 'appVersion' | 'platform'>;
  /** Null when nobody said which client's server this machine works for. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  /** Milliseconds that nobody can set. */
  readonly monotonic: () => number;
  readonly time: KeptTime;
  readonly log: Log;
  /** For the audit trail. */
  readonly note?: (event: AuditEvent) => void;
  readonly fetch: typeof fetch;
  readonly policy: Pick<MachinePolicy, 'requirePin' | 'idleLockMinutes'>;
  readonly records: PersonRecords;
  readonly vaults: Vaults;
  readonly wipes: Wipes;
  /** Lets the window save what was typed. Resolves in time whatever the window does. */
  readonly beforeLock: () => Promise<void>;
  /** What opens the journal, and nothing else, of a store with this master key. */
  readonly journalKeyOf: (masterKey: Buffer) => Buffer;
}

/** What the parts of the session share. */
export interface SessionContext {
  readonly options: SessionOptions;
  readonly watch: Watch;
  /** Nobody's while signed out. */
  desk: Desk | null;
  announce(): void;
  /** What the signed-out screen says about a wipe. */
  readNotice(): Promise<void>;
  /** Changes the record in memory first: a secret store that fails costs a sign-in after the next start only. */
  keep(desk: Desk, change: Partial<PersonRecord>): Promise<void>;
}

/** By effective time: a clock that was set back extends nothing. */
export function isLeaseOver({ leaseExpiresAt }: PersonRecord, { time }: Pick<SessionOptions, 'time'>): boolean {
  return leaseExpiresAt !== null && time.now() >= Date.parse(leaseExpiresAt);
}

/** The session's own check-in, where the sync does not run: at a sign-in, at an unlock after the lease, after a wipe. */
export function askLease(
  options: SessionOptions,
  who: { deviceId: DeviceId; credentials: Credentials },
  wiped = false,
): Promise<ApiResult<WireLease>> {
  const { host, apiUrl } = options;
  const { appVersion, platform } = host;
  const http = createHttp({ ...options, baseUrl: apiUrl ?? '', credentials: who.credentials, appVersion });
  // Nothing is known here of what is unsent: the sync says it a moment later, when it has the store.
  return checkIn(http, who.deviceId, { appVersion, platform, unsent: 0, ...(wiped && { wiped }) });
}

export function shareOf(lease: WireLease): Buffer | null {
  return lease.share === undefined ? null : Buffer.from(lease.share, 'base64');
}
