import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { FeedMovedError } from '../feed/pack-reader.ts';
import { readFeedState } from '../feed/load-feed.ts';
import type { Store } from '../store.ts';
import { useStore } from '../store-context.ts';

/**
 * A read of rows and of the feed together. Await only the store inside; define it outside components, so that it is the
 * same function at every render.
 */
export type StoreQuery<Answer> = (store: Store, argument: string) => Promise<Answer>;

/** The index, as it stood at this page, had not loaded what the rows already reflect. */
class Behind {
  readonly generation: number;
  readonly page: number;

  constructor({ generation, page }: Store['feed']) {
    this.generation = generation;
    this.page = page;
  }
}

/**
 * The answer, kept current. Undefined until the first answer to this very question: an answer to the question before is
 * never shown. Rows and feed are of one moment, so that a mark does not vanish between its overlay and its record.
 */
export function useStoreQuery<Answer>(query: StoreQuery<Answer>, argument: string): Answer | undefined {
  const store = useStore();
  const [held, setHeld] = useState<Held<Answer> | null>(null);
  // IndexedDB is outside React: subscribe while mounted.
  useEffect(
    () =>
      followQuery(store, query, argument, {
        next: value =>
          setHeld(before =>
            isHeld(before, store, query, argument, value) ? before : { store, query, argument, value },
          ),
        error: error => setHeld({ store, query, argument, error }),
      }),
    [store, query, argument],
  );
  if (held?.store !== store || held.query !== query || held.argument !== argument) return undefined;
  if ('error' in held) throw held.error;
  return held.value;
}

/** The very same answer as before: whoever shows it need not be drawn again. */
function isHeld<Answer>(
  held: Held<Answer> | null,
  store: Store,
  query: StoreQuery<Answer>,
  argument: string,
  value: Answer,
): boolean {
  return (
    held?.store === store &&
    held.query === query &&
    held.argument === argument &&
    'value' in held &&
    Object.is(held.value, value)
  );
}

type Held<Answer> = { readonly store: Store; readonly query: StoreQuery<Answer>; readonly argument: string } & (
  | { readonly value: Answer }
  | { readonly error: unknown }
);

interface Observer<Answer> {
  next(value: Answer): void;
  error(error: unknown): void;
}

/** The same without React. Returns how to stop. */
export function followQuery<Answer>(
  store: Store,
  query: StoreQuery<Answer>,
  argument: string,
  observer: Observer<Answer>,
): () => void {
  let stop = (): void => {};
  const run = (): void => {
    stop();
    // Dexie follows awaits only in what it sees to be an async function.
    const subscription = liveQuery(async () => await readTogether(store, query, argument)).subscribe({
      next: value => {
        if (value instanceof Behind) runWhenCaughtUp(value);
        else observer.next(value);
      },
      error: error => {
        // Locked, signed out: what was on the screen is about to go.
        if (error instanceof Error && error.name === 'DatabaseClosedError') return;
        observer.error(error);
      },
    });
    stop = () => subscription.unsubscribe();
  };
  const runWhenCaughtUp = ({ generation, page }: Behind): void => {
    // It may have caught up while this answer was on its way, and would not say so a second time.
    if (store.feed.generation !== generation || store.feed.page !== page) return run();
    stop();
    stop = store.feed.subscribe(run);
  };
  run();
  return () => stop();
}

async function readTogether<Answer>(
  store: Store,
  query: StoreQuery<Answer>,
  argument: string,
): Promise<Answer | Behind> {
  const { db, feed } = store;
  const state = await readFeedState(db);
  const now = new Behind(feed);
  if (state.generation !== now.generation || state.page !== now.page) return now;
  try {
    return await query(store, argument);
  } catch (error) {
    if (error instanceof FeedMovedError) return now;
    throw error;
  }
}
