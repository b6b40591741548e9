import { isUnsent } from '../../../shared/model/outbox.ts';
import { checkIn } from '../api/devices.ts';
import { word } from '../log/loggable.ts';
import type { SyncParts } from './sync-parts.ts';

const RETRY_MS = 60_000;

export interface CheckInOptions {
  readonly parts: SyncParts;
  readonly appVersion: string;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly everyMinutes: () => number;
  /** The server heard from this workstation. */
  readonly onDone: () => void;
}

/** Tells the server about this workstation when that is due: at sign-in, then as often as the client's rules say. */
export function createCheckIn(options: CheckInOptions): () => Promise<void> {
  const { cache, clock, deviceId, http, log } = options.parts;
  let dueAtMs = 0;
  return async () => {
    if (clock.now() < dueAtMs) return;
    const outbox = await cache()?.['cache.outbox']({ limit: 500 });
    if (!outbox?.ok) return;
    const unsent = outbox.value.filter(entry => isUnsent(entry.state)).length;
    const { appVersion, platform } = options;
    const lease = await checkIn(http, deviceId, { appVersion, platform, unsent });
    // A check-in that fails stops nothing: what follows in the round meets the same server and says what is wrong.
    dueAtMs = clock.now() + (lease.ok ? options.everyMinutes() * 60_000 : RETRY_MS);
    if (!lease.ok) return log.warn('check-in-failed', { code: word(lease.failure.code) });
    const skewMs = clock.now() - Date.parse(lease.value.serverTime);
    log.info('checked-in', { unsent, skewMs, order: word(lease.value.order) });
    options.onDone();
  };
}
