import { useCallback, useSyncExternalStore } from 'react';

interface Ticking {
  now(): number;
  after(delayMs: number, callback: () => void): () => void;
}

interface Ticker {
  subscribe(listener: () => void): () => void;
  read(): number;
}

const EVERY_MS = 30_000;
const tickers = new WeakMap<object, Ticker>();

/**
 * The time, half a minute exact. All readers of a clock share one timer, and only they are drawn again at a tick:
 * call it in the cell that shows a time, not in the table.
 */
export function useNow(clock: Ticking): number {
  const ticker = tickerOf(clock);
  const subscribe = useCallback((listener: () => void) => ticker.subscribe(listener), [ticker]);
  return useSyncExternalStore(subscribe, ticker.read);
}

function tickerOf(clock: Ticking): Ticker {
  const known = tickers.get(clock);
  if (known) return known;
  const made = makeTicker(clock);
  tickers.set(clock, made);
  return made;
}

function makeTicker(clock: Ticking): Ticker {
  const listeners = new Set<() => void>();
  let now = clock.now();
  let stop: (() => void) | null = null;
  const tick = () => {
    now = clock.now();
    stop = listeners.size > 0 ? clock.after(EVERY_MS, tick) : null;
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      if (stop === null) {
        now = clock.now();
        stop = clock.after(EVERY_MS, tick);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    read: () => now,
  };
}
