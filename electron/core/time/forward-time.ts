import type { Clock } from '../../../shared/clock.ts';

/**
 * Time for waiting: it goes on with the wall clock and never back. Whoever waits until a moment of the wall clock would
 * wait a day longer when somebody sets it back by a day.
 */
export function createForwardTime(clock: Pick<Clock, 'now'>): () => number {
  let wallMs = clock.now();
  let forwardMs = wallMs;
  return () => {
    const nowMs = clock.now();
    forwardMs += Math.max(0, nowMs - wallMs);
    wallMs = nowMs;
    return forwardMs;
  };
}
