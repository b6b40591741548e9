import { useEffect, useRef } from 'react';
import type { ViewState } from '../document-view.ts';

/** Between two tellings while pages go by. Nobody reads numbers faster. */
const EVERY_MS = 100;

/**
 * Tells the bar above what the view shows. The bar lives in another part of the tree and is drawn anew each time, so it
 * is not told thirty times a second.
 */
export function useToldState(state: ViewState, onState: (state: ViewState) => void): void {
  const toldMs = useRef(Number.NEGATIVE_INFINITY);

  // Time is outside React.
  useEffect(() => {
    const tell = () => {
      toldMs.current = performance.now();
      onState(state);
    };
    const waitMs = toldMs.current + EVERY_MS - performance.now();
    if (waitMs <= 0) {
      tell();
      return undefined;
    }
    const timer = setTimeout(tell, waitMs);
    return () => clearTimeout(timer);
  }, [state, onState]);
}
