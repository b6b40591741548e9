import type { Clock } from '../../../shared/clock.ts';

/** A moment that has passed or not, whatever is done to the wall clock meanwhile. */
export interface Deadline {
  set(inMs: number): void;
  hasPassed(): boolean;
}

/**
 * Passed when a timer has run or the wall clock says so, whichever is first: a wall clock that was set back must not
 * put it off for days, and a timer may stand still while the machine sleeps. Has passed until it is set.
 */
export function createDeadline(clock: Clock): Deadline {
  let atMs = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};
  return {
    set(inMs) {
      cancel();
      const mineMs = clock.now() + inMs;
      atMs = mineMs;
      cancel = clock.after(inMs, () => {
        if (atMs === mineMs) atMs = Number.NEGATIVE_INFINITY;
      });
    },
    hasPassed: () => clock.now() >= atMs,
  };
}
