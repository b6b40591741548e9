/** Time that the test moves by hand. */
export function handClock() {
  let now = 1_000;
  const waiting = new Map<() => void, number>();
  return {
    now: () => now,
    after: (delayMs: number, callback: () => void) => {
      waiting.set(callback, now + delayMs);
      return () => void waiting.delete(callback);
    },
    /** Lets what is due happen, and what is saved arrive. */
    pass: async (ms: number) => {
      now += ms;
      for (const [callback, at] of waiting) {
        if (at > now) continue;
        waiting.delete(callback);
        callback();
      }
      await Promise.resolve();
    },
    waiting,
  };
}
