import type { Clock } from '../../../shared/clock.ts';
import type { LockReason } from '../../../shared/rpc/contract.ts';

/** Nothing is noticed later than this: the idle limit, the end of the lease, that the machine slept. */
const LOOK_EVERY_MS = 5000;
/** Nothing of a locked desk can be read: the end of its lease may be noticed later. */
const LOOK_LOCKED_EVERY_MS = 60_000;
/** A look that comes so much too late was not a busy machine: it slept. */
const SLEPT_MS = 120_000;
const KEEP_TIME_EVERY_MS = 60_000;

export interface WatchOptions {
  readonly clock: Clock;
  /** Cannot be set by anybody: an idle limit is not lengthened with the clock. */
  readonly monotonic: () => number;
  /** 0 means never. */
  readonly idleMinutes: () => number;
  readonly isLeaseOver: () => boolean;
  readonly onLock: (reason: LockReason) => void;
  /** To write down how far time has come. */
  readonly keepTime: () => void;
}

/** Looks after a desk, and says when it must be locked. */
export interface Watch {
  /** Of a locked desk only the end of the lease is looked for: what the server gave for it must go then. */
  start(isOpen: boolean): void;
  stop(): void;
  /** Somebody is at the keys. */
  touch(): void;
}

export function createWatch(options: WatchOptions): Watch {
  const { clock, monotonic, idleMinutes, isLeaseOver, onLock, keepTime } = options;
  let cancel: (() => void) | null = null;
  let touchedMs = 0;
  let lookedAtMs = 0;
  let keptMs = 0;
  let isOpen = false;

  const reason = (): LockReason | null => {
    if (isLeaseOver()) return 'lease-expired';
    if (!isOpen) return null;
    // Wall clock on purpose: on some systems the other one stands still while the machine sleeps.
    if (clock.now() - lookedAtMs > LOOK_EVERY_MS + SLEPT_MS) return 'system';
    const limitMs = idleMinutes() * 60_000;
    return limitMs > 0 && monotonic() - touchedMs >= limitMs ? 'idle' : null;
  };
  const look = (): void => {
    const found = reason();
    lookedAtMs = clock.now();
    if (monotonic() - keptMs >= KEEP_TIME_EVERY_MS) {
      keptMs = monotonic();
      keepTime();
    }
    if (found !== null) {
      cancel = null;
      return onLock(found);
    }
    lookLater();
  };
  const lookLater = (): void => {
    cancel = clock.after(isOpen ? LOOK_EVERY_MS : LOOK_LOCKED_EVERY_MS, look);
  };

  return {
    start(open) {
      cancel?.();
      isOpen = open;
      touchedMs = monotonic();
      keptMs = touchedMs;
      lookedAtMs = clock.now();
      lookLater();
    },
    stop() {
      cancel?.();
      cancel = null;
    },
    touch() {
      touchedMs = monotonic();
    },
  };
}
