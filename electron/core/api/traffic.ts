import type { Clock } from '../../../shared/clock.ts';
import type { ApiCode, ApiFailure } from './api-failure.ts';

/** Requests that may fail in quick succession before the pace is that of a poll: a short trouble ends quickly. */
const BURST = 6;
/**
 * A workstation polls every 27 to 33 s, at least 18 times in ten minutes. In the worst ten minutes of a storm it may ask
 * 10 % more often than that: the burst and one request every 44 s are 19.
 */
const ONE_PER_MS = 44_000;
/** What an answer gives back: a tenth of a request. */
const PER_ANSWER_MS = ONE_PER_MS / 10;
const FULL_MS = BURST * ONE_PER_MS;
/**
 * The pause after a failure by how many more there may be: a burst is stretched, whoever presses meanwhile. None after
 * the first: everybody whom one moment hit would come back in one moment.
 */
const PAUSE_MS = [ONE_PER_MS, 8000, 8000, 4000, 2000, 0];

/** The server said something about us, not about its own health: asking again soon is no retry of a struggling server. */
const OUR_FAULT = new Set<ApiCode>([
  'signed-out',
  'forbidden',
  'not-found',
  'cursor-gone',
  'invalid',
  'too-large',
  'upgrade-required',
  'cancelled',
]);

/** What all requests of one person to one server share, so that none undercuts what another was told. */
export interface Traffic {
  /** The failure to be met instead of a request, while the server asked for silence. Null: go on. */
  closed(): ApiFailure | null;
  /** How long a request that may only repeat a failure has to wait for its part of the budget. */
  budgetMs(): number;
  /** What became of a request; null when the server answered as it should. */
  saw(failure: ApiFailure | null): void;
  /** How often the server answered as it should: whoever sees it grow between two failures knows that it lives. */
  answers(): number;
}

export function createTraffic(clock: Clock): Traffic {
  /** The budget, in the time that it took to grow. */
  let savedMs = FULL_MS;
  let countedAtMs = clock.now();
  let failedAtMs = Number.NEGATIVE_INFINITY;
  let answers = 0;
  let silence: { failure: ApiFailure; untilMs: number; forMs: number } | null = null;

  const refill = (): void => {
    const nowMs = clock.now();
    savedMs = Math.min(FULL_MS, savedMs + Math.max(0, nowMs - countedAtMs));
    countedAtMs = nowMs;
  };
  const close = (failure: ApiFailure, forMs: number): void => {
    const mine = { failure, untilMs: clock.now() + forMs, forMs };
    // Two answers may ask for different silences: the longer one holds.
    if (silence && silence.untilMs >= mine.untilMs) return;
    silence = mine;
    // A timer, not a comparison of times: whoever sets the clock forward does not shorten what was asked for.
    clock.after(forMs, () => {
      if (silence === mine) silence = null;
    });
  };

  return {
    closed() {
      if (!silence) return null;
      // Only said, not obeyed: the clock may have been set meanwhile.
      const leftMs = Math.min(Math.max(1, silence.untilMs - clock.now()), silence.forMs);
      return { ...silence.failure, mayHaveActed: false, retryAfterMs: leftMs };
    },
    budgetMs() {
      refill();
      if (savedMs < ONE_PER_MS) return ONE_PER_MS - savedMs;
      const pauseMs = PAUSE_MS[Math.floor(savedMs / ONE_PER_MS)] ?? 0;
      // The wall clock may have been set back since.
      return Math.min(pauseMs, Math.max(0, failedAtMs + pauseMs - clock.now()));
    },
    saw(failure) {
      refill();
      if (failure === null) {
        answers++;
        savedMs = Math.min(FULL_MS, savedMs + PER_ANSWER_MS);
        return;
      }
      if (failure.retryAfterMs !== null && failure.retryAfterMs > 0) close(failure, failure.retryAfterMs);
      const neverReached = failure.code === 'offline' && !failure.mayHaveActed;
      if (OUR_FAULT.has(failure.code) || neverReached) return;
      savedMs = Math.max(0, savedMs - ONE_PER_MS);
      failedAtMs = countedAtMs;
    },
    answers: () => answers,
  };
}

/** For calls that stand alone, such as those before sign-in. */
export const freeTraffic: Traffic = { closed: () => null, budgetMs: () => 0, saw: () => {}, answers: () => 0 };
