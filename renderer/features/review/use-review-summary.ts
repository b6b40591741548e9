import { useMemo, useSyncExternalStore } from 'react';
import { useReviewing } from './review-context.ts';

/** The counts and the score, as they now are. */
export function useReviewSummary() {
  const { store } = useReviewing();
  const subscribe = useMemo(() => (listener: () => void) => store.on('summary', listener), [store]);
  return useSyncExternalStore(subscribe, store.summary);
}
