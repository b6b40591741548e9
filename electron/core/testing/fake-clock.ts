import type { Clock } from '../../../shared/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time and runs what falls due, in order, letting promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Timers that are waiting. */
  readonly waiting: number;
}

/** A clock that stands still until it is told otherwise. */
export function createFakeClock(startAt = '2026-03-02T09:00:00Z'): FakeClock {
  let nowMs = Date.parse(startAt);
  let timers: { dueMs: number; callback: () => void }[] = [];
  return {
    now: () => nowMs,
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter(other => other !== timer);
      };
    },
    async advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        await settle();
        const next = timers.filter(timer => timer.dueMs <= endMs).toSorted((a, b) => a.dueMs - b.dueMs)[0];
        if (!next) break;
        timers = timers.filter(timer => timer !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.callback();
      }
      nowMs = endMs;
      await settle();
    },
    get waiting() {
      return timers.length;
    },
  };
}

/** Lets everything that is ready run: promise chains, and what streams do in later turns of the event loop. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise(resolve => setImmediate(resolve));
}
