const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60 * 1000;
/** Of what the server asked for: everybody was told the same, and they must not come back in the same second. */
const SPREAD = 0.1;

/**
 * How long to wait before trying again: exponential from 1 s to 5 min with full jitter, so that a thousand desks do
 * not come back at once. What the server asked for is never undercut; the jitter then comes on top.
 *
 * @param failures in a row, at least 1
 * @param random a number in [0, 1)
 */
export function retryDelayMs(failures: number, random: () => number, retryAfterMs: number | null = null): number {
  const ceilingMs = Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 30), LONGEST_MS);
  const jitterMs = Math.round(random() * ceilingMs);
  if (retryAfterMs === null) return jitterMs;
  return retryAfterMs + Math.round(random() * Math.max(FIRST_MS, retryAfterMs * SPREAD));
}
