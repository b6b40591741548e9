import type { Clock } from '../../shared/clock.ts';

/** The real clock. A waiting timer does not keep the process alive: quitting never waits for a retry. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
