const MINUTE_MS = 60_000;
/** No day is longer, also when clocks are set back. */
const LONGEST_DAY_MS = 26 * 60 * MINUTE_MS;
/** Between two shifts people sleep; between two halves of one they eat. */
const PAUSE_MS = 5 * 60 * MINUTE_MS;

/** The first minute of today in a time zone, also on a day whose midnight the clocks jump over. */
export function dayStart(nowMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const today = format.format(nowMs);
  const isToday = (atMs: number): boolean => format.format(atMs) === today;
  // By halves: before `low` it is another day, from `high` on it is today. Whole minutes.
  let high = Math.floor(nowMs / MINUTE_MS);
  let low = high - LONGEST_DAY_MS / MINUTE_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isToday(middle * MINUTE_MS)) high = middle;
    else low = middle;
  }
  return new Date(high * MINUTE_MS).toISOString();
}

/** When this shift began: the first act after the last long pause. Null when there is none, or the pause is going on. */
export function shiftStart(newestFirst: readonly { readonly at: string }[], nowMs: number): string | null {
  let beganAt: string | null = null;
  let afterMs = nowMs;
  for (const { at } of newestFirst) {
    const atMs = Date.parse(at);
    if (afterMs - atMs >= PAUSE_MS) break;
    beganAt = at;
    afterMs = atMs;
  }
  return beganAt;
}
