import { checkIn } from '../api/devices.ts';
import { errorWords, word } from '../log/loggable.ts';
import { singleFlight } from '../single-flight.ts';
import { createDeadline } from './deadline.ts';
import type { SyncParts } from './sync-parts.ts';
import type { WireLease } from '../api/wire/check-in.ts';

const RETRY_MS = 60_000;
/** Every act counts, however old. */
const EVER = '1970-01-01T00:00:00.000Z';

export interface CheckInOptions {
  readonly parts: SyncParts;
  readonly appVersion: string;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly everyMinutes: () => number;
  /** The head of the audit chain, to be anchored at the server; null while there is none. */
  readonly auditHead: () => string | null;
  /** The server heard from this workstation: how long its copy may be read, what time it is there, and an order. */
  readonly onLease: (lease: WireLease) => void;
}

export interface CheckIn {
  whenDue(): Promise<void>;
  /** The server has an order for us: at once, whatever a round waits for. */
  hurry(): void;
}

/** Tells the server about this workstation when that is due: at sign-in, then as often as the client's rules say. */
export function createCheckIn(options: CheckInOptions): CheckIn {
  const { clock, deviceId, http, journal, log } = options.parts;
  const due = createDeadline(clock);
  let counted = 0;
  let wasHurried = false;

  /** The journal's count and not the screen's: it is whole also when the window's store is away or was lost. */
  const countUnsent = async (): Promise<number> => {
    try {
      counted = (await journal.reckoning(EVER)).unsent;
    } catch (error) {
      // A journal that cannot be read. The round says so; the lease and an order must be heard all the same.
      log.error('unsent-not-counted', errorWords(error));
    }
    return counted;
  };
  /** One at a time: the answer to the one before may be older than the order. */
  const whenDue = singleFlight(async () => {
    if (!due.hasPassed()) return;
    wasHurried = false;
    const unsent = await countUnsent();
    const { appVersion, platform } = options;
    const auditHead = options.auditHead();
    const lease = await checkIn(http, deviceId, {
      appVersion,
      platform,
      unsent,
      ...(auditHead !== null && { auditHead }),
    });
    // A check-in that fails stops nothing: what follows in the round meets the same server and says what is wrong.
    due.set(lease.ok ? options.everyMinutes() * 60_000 : RETRY_MS);
    if (wasHurried) due.set(0);
    if (!lease.ok) return log.warn('check-in-failed', { code: word(lease.failure.code) });
    const skewMs = clock.now() - Date.parse(lease.value.serverTime);
    log.info('checked-in', { unsent, skewMs, order: word(lease.value.order) });
    options.onLease(lease.value);
  });
  return {
    whenDue,
    hurry() {
      wasHurried = true;
      due.set(0);
      void whenDue().then(whenDue);
    },
  };
}
