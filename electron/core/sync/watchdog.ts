import type { Clock } from '../../../shared/clock.ts';
import type { Log } from '../log/log.ts';

const LOOK_MS = 5000;
/** A request is given up after 30 s of silence; only what does not even end by that comes this far. */
const CONNECTION_AFTER_MS = 45_000;
const SENDER_AFTER_MS = 50_000;
/** The longest that work may wait without progress and without a reason that a person can see. */
const SAY_AFTER_MS = 60_000;

export interface WatchdogOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** There is work that could go, and nothing tells the person why it does not. */
  readonly isOwed: () => boolean;
  /** Gives up every request in flight. */
  readonly resetConnection: () => void;
  /** Leaves the round that hangs and begins another. */
  readonly resetSender: () => void;
  readonly say: () => void;
}

export interface Watchdog {
  /** The server has answered for something for good. */
  progress(): void;
  stop(): void;
}

/**
 * Sees that work which could go does go. Time is counted in looks, not by the clock: a machine that slept for an hour
 * has not been without progress for an hour.
 */
export function createWatchdog(options: WatchdogOptions): Watchdog {
  const { clock, log, isOwed, resetConnection, resetSender, say } = options;
  let quietMs = 0;
  let cancel = clock.after(LOOK_MS, look);

  function look(): void {
    cancel = clock.after(LOOK_MS, look);
    quietMs = isOwed() ? quietMs + LOOK_MS : 0;
    if (quietMs === CONNECTION_AFTER_MS) {
      log.warn('watchdog-resets-connection', { quietMs });
      resetConnection();
    } else if (quietMs === SENDER_AFTER_MS) {
      log.warn('watchdog-resets-sender', { quietMs });
      resetSender();
    } else if (quietMs === SAY_AFTER_MS) {
      log.error('watchdog-says-stuck', { quietMs });
      say();
      // If nothing helped, everything is tried again.
      quietMs = 0;
    }
  }

  return {
    progress() {
      quietMs = 0;
    },
    stop: () => cancel(),
  };
}
