import { useEffect, useMemo } from 'react';
import { nextCase } from '../../shared/queue/next-case.ts';
import { useStore } from '../data/store-context.ts';
import type { QueueRow } from '../data/views.ts';

/** Fetched when it is first needed. */
const loadReader = async (): Promise<typeof import('./open-next-ahead.ts')> => await import('./open-next-ahead.ts');

/** Whoever looks at the queue for as long is not passing through. */
const RESTING_MS = 500;

/**
 * While the queue is looked at, the document that "Next case" would show is opened, so that it is there when the key is
 * pressed. It goes when another case comes next, and with this window's key: at lock and at sign-out.
 *
 * @param rows undefined while nothing is to be opened ahead
 * @param load fetches the code that reads documents, which is no part of the first load
 */
export function useOpenedAhead(rows: readonly QueueRow[] | undefined, load = loadReader): void {
  const store = useStore();
  const nextId = useMemo(
    () => (rows && nextCase(rows, store.me.id, store.clock.now())?.served.record.id) ?? null,
    [rows, store],
  );

  // The reader of documents is outside React.
  useEffect(() => {
    if (nextId === null) return undefined;
    let isWanted = true;
    const open = async () => {
      const { openNextAhead } = await load();
      await openNextAhead(store, nextId, () => isWanted);
    };
    const timer = setTimeout(() => requestIdleCallback(() => void (isWanted && open())), RESTING_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [store, nextId, load]);

  // Only where this window may read is anything held: what was opened goes with the store.
  useEffect(
    () => () => {
      void load().then(({ closeNextAhead }) => closeNextAhead());
    },
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another store is another person's
    [store, load],
  );
}
