import { useEffect } from 'react';
import { useStore } from '../data/store-context.ts';
import { whenIdle } from '../ui/when-idle.ts';

/** Documents are read and indexed as they arrive, while this window is open. The first screen comes first. */
export function useIndex(): void {
  const store = useStore();
  // The index is in the store, and its code comes later.
  useEffect(() => {
    let isWanted = true;
    let release = (): void => {};
    void whenIdle().then(async () => {
      const { keepIndex } = await import('../features/find/keep-index.ts');
      if (isWanted) release = keepIndex(store).release;
    });
    return () => {
      isWanted = false;
      release();
    };
  }, [store]);
}
