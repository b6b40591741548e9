import { useSyncExternalStore } from 'react';
import { useStore } from '../store-context.ts';
import type { Unkept } from '../unkept-acts.ts';

/** Acts that the journal has not taken yet. Null: it has all of them. */
export function useUnkept(): Unkept | null {
  const { unkept } = useStore();
  return useSyncExternalStore(unkept.subscribe, unkept.read);
}
