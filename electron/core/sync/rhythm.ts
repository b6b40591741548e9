import { retryDelayMs } from './backoff.ts';
import type { Stop } from './problem.ts';
import type { RoundKind } from './rounds.ts';

export const POLL_MS = 30_000;
/** From here on the wait no longer doubles (8 s) while nothing is reached: no server is spared by a longer one. */
const MOST_DOUBLED = 4;
/** Nor for so many failures: most troubles are short, and the budget of requests holds in a long one. */
const SHORT_TROUBLE = 8;
/** The server has decided: only a person can change it, and they may take long. */
const DECIDED_MS = 5 * 60_000;
/** After a failure, somebody who presses "sync now" or saves is not made to wait for the whole delay, but this long. */
const PATIENCE_MS = 5000;

/** A pause that the budget asks for grows by up to half of itself, and by no more than half of this. */
const SPREAD_MS = 8000;

export interface Pause {
  readonly waitMs: number;
  /** Nobody may cut the pause shorter than this. */
  readonly atLeastMs: number;
  /** What is due at its end, unless somebody wants more. */
  readonly next: RoundKind;
}

export interface Rhythm {
  afterFailure(stop: Stop, kind: RoundKind, budgetMs: number): Pause;
  /** Something went well: the next failure is a first one. */
  reset(): void;
  readonly failures: number;
}

/**
 * How long to wait after a round that failed: exponential from 1 s to 5 min with full jitter for what is retried. In
 * between, the feed is looked at no more often than ever, so that an end of the trouble is noticed within a minute.
 */
export function createRhythm(random: () => number): Rhythm {
  let failures = 0;
  let retryInMs = 0;
  /** Where the budget says when, not chance, all who met the same trouble must not come in step either. */
  const spread = (ms: number): number => (ms === 0 ? 0 : ms + (random() * Math.min(ms, SPREAD_MS)) / 2);
  const around = (ms: number): number => ms * (0.9 + 0.2 * random());

  const waits = (stop: Stop, budgetMs: number): { waitMs: number; atLeastMs: number } => {
    if (stop.retryAfterMs !== null) {
      const atLeastMs = Math.max(budgetMs, stop.retryAfterMs);
      return { waitMs: Math.max(atLeastMs, retryInMs), atLeastMs };
    }
    switch (stop.code) {
      case 'signed-out':
        // Nothing goes out without a session, and the person who wakes us has just signed in.
        return { waitMs: around(DECIDED_MS), atLeastMs: 0 };
      case 'forbidden':
      case 'upgrade-required':
        return { waitMs: around(DECIDED_MS), atLeastMs: PATIENCE_MS };
      default: {
        const leastMs = spread(budgetMs);
        const waitMs = Math.max(leastMs, Math.min(retryInMs, around(POLL_MS)));
        return { waitMs, atLeastMs: Math.max(leastMs, Math.min(waitMs, PATIENCE_MS)) };
      }
    }
  };

  return {
    afterFailure(stop, kind, budgetMs) {
      if (kind === 'all' || stop.retryAfterMs !== null) {
        failures++;
        const isShort = stop.code === 'offline' || failures <= SHORT_TROUBLE;
        const doubled = isShort ? Math.min(failures, MOST_DOUBLED) : failures;
        retryInMs = retryDelayMs(doubled, random, stop.retryAfterMs);
      }
      const { waitMs, atLeastMs } = waits(stop, budgetMs);
      retryInMs -= waitMs;
      return { waitMs, atLeastMs, next: retryInMs <= 0 ? 'all' : 'look' };
    },
    reset() {
      failures = 0;
      retryInMs = 0;
    },
    get failures() {
      return failures;
    },
  };
}
