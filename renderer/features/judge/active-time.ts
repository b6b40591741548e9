/** Longer without a key, a press or a scroll is idle time and does not count. */
export const IDLE_AFTER_MS = 60_000;

/** Seconds that a person was at work, out of the moments at which they did something. */
export function createActiveTime(now: () => number, startSeconds: number) {
  let activeMs = startSeconds * 1000;
  let last: number | null = null;
  return {
    touched(): void {
      const at = now();
      if (last !== null && at > last && at - last <= IDLE_AFTER_MS) activeMs += at - last;
      last = at;
    },
    seconds: () => Math.round(activeMs / 1000),
  };
}
