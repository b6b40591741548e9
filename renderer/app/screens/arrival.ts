import { useEffect, useState } from 'react';
import type { Store } from '../../data/store.ts';
import { useStore } from '../../data/store-context.ts';
import type { PlaceElsewhere } from '../../features/find/SearchPanel.tsx';

/** With the store, because it is words of a case: at a lock it goes. */
const waiting = new WeakMap<Store, PlaceElsewhere>();

/** The case that is opened next shows this place. */
export function arriveAt(store: Store, place: PlaceElsewhere): void {
  waiting.set(store, place);
}

/** The place that a search in another case has led to; null when the case was opened in any other way. */
export function useArrival(caseId: string): PlaceElsewhere | null {
  const store = useStore();
  const [arrived] = useState(() => {
    const place = waiting.get(store);
    return place?.caseId === caseId ? place : null;
  });
  // Once: whoever opens a case from the list begins at its beginning.
  useEffect(() => void waiting.delete(store), [store]);
  return arrived;
}
