import { useEffect, useState } from 'react';

interface Ticking {
  now(): number;
  after(delayMs: number, callback: () => void): () => void;
}

/** Whole seconds until then, counted down on the screen; 0 from then on, and when there is nothing to wait for. */
export function useSecondsUntil(clock: Ticking, instant: string | null): number {
  const [now, setNow] = useState(() => clock.now());
  const due = instant === null ? 0 : Date.parse(instant);
  // Time is outside React.
  useEffect(() => {
    let stop = () => {};
    const look = () => {
      const time = clock.now();
      setNow(time);
      // The next whole second before it is due, so that no second is shown twice or left out.
      if (due > time) stop = clock.after((due - time) % 1000 || 1000, look);
    };
    look();
    return () => stop();
  }, [clock, due]);
  return Math.max(0, Math.ceil((due - now) / 1000));
}
