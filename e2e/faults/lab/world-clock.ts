import type { Clock } from '../../../shared/clock.ts';
import { settle } from './steady-globals.ts';

const BEGIN_MS = Date.parse('2026-03-02T09:00:00Z');

interface Timer {
  readonly dueMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/** The time that passes everywhere. Stands still until it is moved. */
export interface WorldClock extends Clock {
  /** Moves time and runs what falls due, in order, letting everything settle in between. */
  advance(ms: number): Promise<void>;
  /** Time passes while nobody runs: what fell due meanwhile runs late. */
  jump(ms: number): void;
}

export function createWorldClock(): WorldClock {
  let nowMs = BEGIN_MS;
  let order = 0;
  const timers = new Set<Timer>();
  const nextUntil = (endMs: number): Timer | null => {
    let next: Timer | null = null;
    for (const timer of timers) {
      if (timer.dueMs > endMs) continue;
      if (!next || timer.dueMs < next.dueMs || (timer.dueMs === next.dueMs && timer.order < next.order)) next = timer;
    }
    return next;
  };
  const runUntil = async (endMs: number): Promise<void> => {
    for (;;) {
      await settle();
      const next = nextUntil(endMs);
      if (!next) break;
      timers.delete(next);
      nowMs = Math.max(nowMs, next.dueMs);
      next.callback();
    }
    nowMs = Math.max(nowMs, endMs);
  };
  return {
    now: () => nowMs,
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + Math.max(0, delayMs), order: order++, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: ms => runUntil(nowMs + ms),
    jump(ms) {
      nowMs += ms;
    },
  };
}
