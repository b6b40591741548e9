import type { Clock } from '../../../shared/clock.ts';

export interface Waker {
  /** Ends the sleep, or the next one at once when nobody sleeps. Bound, so that it can be handed out as a listener. */
  readonly wake: () => void;
  /** Forgets wakes from before now: what they were about is about to be done. */
  rest(): void;
  /** Somebody woke since the last rest: what they want is not done yet. */
  readonly pending: boolean;
  /** Resolves when somebody wakes, at once when somebody has; after `stop` never. */
  next(): Promise<void>;
  /** Sleeps `longestMs`, or until woken, but at least `atLeastMs`. */
  sleep(longestMs: number, atLeastMs: number): Promise<void>;
  /** Ends this sleep and every later one. */
  stop(): void;
}

/** A sleep that can be cut short, but not below what a server asked for. */
export function createWaker(clock: Clock): Waker {
  let woken = false;
  let stopped = false;
  let onWake = (): void => {};
  let tell = (): void => {};
  let told: Promise<void> | null = null;
  return {
    wake: () => {
      if (stopped) return;
      woken = true;
      tell();
      onWake();
    },
    get pending() {
      return woken;
    },
    next() {
      if (woken) {
        woken = false;
        return Promise.resolve();
      }
      told ??= new Promise<void>(resolve => {
        tell = resolve;
      }).then(() => {
        told = null;
      });
      return told;
    },
    rest: () => {
      woken = false;
    },
    sleep: (longestMs, atLeastMs) =>
      new Promise(resolve => {
        const earliestMs = clock.now() + atLeastMs;
        let cancel = clock.after(longestMs, end);
        onWake = () => {
          // A wall clock that was set back since does not make the rest longer than the whole.
          const leftMs = Math.min(earliestMs - clock.now(), atLeastMs);
          if (stopped || leftMs <= 0) return end();
          cancel();
          cancel = clock.after(leftMs, end);
        };
        function end(): void {
          cancel();
          onWake = () => {};
          resolve();
        }
        if (woken || stopped) onWake();
      }),
    stop: () => {
      stopped = true;
      onWake();
    },
  };
}
