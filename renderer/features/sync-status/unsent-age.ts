/** Online, everything should be at the client well before this. */
const LATE_MS = 15 * 60_000;

/** How long the oldest unsent act waits, and whether that is longer than it should while the line is up. */
export function unsentAge(
  oldestUnsentAt: string | null,
  nowMs: number,
  isOnline: boolean,
): { readonly ageMs: number | null; readonly isLate: boolean } {
  if (oldestUnsentAt === null) return { ageMs: null, isLate: false };
  const ageMs = Math.max(0, nowMs - Date.parse(oldestUnsentAt));
  return { ageMs, isLate: isOnline && ageMs >= LATE_MS };
}
