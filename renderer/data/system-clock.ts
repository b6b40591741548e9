import type { Clock } from '../../shared/clock.ts';

/** The machine's own clock, for the worker: the window's cannot be passed to it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
