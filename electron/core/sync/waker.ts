import type { Clock } from '../../../shared/clock.ts';

export interface Waker {
  /** Ends the sleep, or the next one at once when nobody sleeps. Bound, so that it can be handed out as a listener. */
  readonly wake: () => void;
  /** Forgets wakes from before now: what they were about is about to be done. */
  rest(): void;
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
  return {
    wake: () => {
      woken = true;
      onWake();
    },
    rest: () => {
      woken = false;
    },
    sleep: (longestMs, atLeastMs) =>
      new Promise(resolve => {
        const earliestMs = clock.now() + atLeastMs;
        let cancel = clock.after(longestMs, end);
        onWake = () => {
          const leftMs = earliestMs - clock.now();
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
