const FREE = 5;
/** With so many wrong ones the PIN opens nothing any more. */
export const MOST_WRONG = 20;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Kept with the wrapped key, so that neither a restart nor a clock gives anybody more tries. */
export interface Attempts {
  readonly wrong: number;
  /** By effective time; null when a try is free. */
  readonly retryAtMs: number | null;
}

export const noAttempts: Attempts = { wrong: 0, retryAtMs: null };

/**
 * Counts a try before it is made: whoever pulls the plug in the middle has used it up. `isLast`: no other follows.
 */
export function countAttempt(before: Attempts, nowMs: number): { after: Attempts; isLast: boolean } {
  const wrong = before.wrong + 1;
  const waitMs = wrong < FREE ? null : Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE), LONGEST_WAIT_MS);
  return { after: { wrong, retryAtMs: waitMs === null ? null : nowMs + waitMs }, isLast: wrong >= MOST_WRONG };
}

/** The moment before which no PIN is looked at; null when one may be tried now. */
export function waitUntilMs(attempts: Attempts, nowMs: number): number | null {
  return attempts.retryAtMs !== null && attempts.retryAtMs > nowMs ? attempts.retryAtMs : null;
}
