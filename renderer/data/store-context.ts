import { createContext, useContext } from 'react';
import type { Store } from './store.ts';

export const StoreContext = createContext<Store | null>(null);

/** The open store. Only below the frame's unlocked part. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useStore outside an unlocked window');
  return store;
}
