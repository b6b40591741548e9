import { cleanup } from 'vitest-browser-react';
import type { Clock } from '../../shared/clock.ts';
import type { JournalItem } from '../../shared/model/journal.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../../shared/rpc/define.ts';
import type { CachePage } from '../../shared/rpc/cache-page.ts';
import type { cacheContract, Unlocked } from '../../shared/rpc/contract.ts';
import type { CacheContext } from '../data/cache/cache-context.ts';
import { openCache } from '../data/cache/open-cache.ts';
import { cacheHandlers } from '../data/cache-handlers.ts';
import type { KeepAnswer } from '../data/not-kept-error.ts';
import { openParts } from '../data/open-parts.ts';
import { KeyRing } from '../data/keys/key-ring.ts';
import { assembleStore } from '../data/open-store.ts';
import { fromBase64 } from '../data/sealed/base64.ts';
import type { Store } from '../data/store.ts';
import { accessTo, type KeyService, keyServiceOf } from './a-key-service.ts';
import { anUnlocked } from './builders.ts';

/** A store on real IndexedDB whose cache runs beside it, without a worker. */
export interface TestStore extends Store {
  /** What the main process would call. */
  readonly cache: Handlers<typeof cacheContract>;
  readonly context: CacheContext;
  readonly unlocked: Unlocked;
  /** Where its keys are. */
  readonly keys: KeyService;
  /** Applies a page and waits until the window's index shows it. Throws when it is refused. */
  pull(page: CachePage): Promise<void>;
  /** Takes down what is drawn over the store, lets its last writes end, and deletes the database. */
  discard(): Promise<void>;
}

export interface TestStoreOptions {
  readonly unlocked?: Partial<Unlocked>;
  readonly clock?: Clock;
  readonly fetch?: (url: string) => Promise<Response>;
  /** The journal: without one, everything is kept at once. */
  readonly keep?: (items: JournalItem[]) => Promise<KeepAnswer>;
  readonly nudgeSync?: () => void;
}

let made = 0;

export async function openTestStore(options: TestStoreOptions = {}): Promise<TestStore> {
  const storeName = `meridian-test${String(performance.timeOrigin).replaceAll('.', '_')}_${++made}`.padEnd(25, '0');
  const unlocked = anUnlocked({ storeName, ...options.unlocked });
  const clock = options.clock ?? fixedClock('2026-11-23T12:00:00Z');
  const masterKey = fromBase64(unlocked.masterKey);
  const keys = keyServiceOf(unlocked.storeName);
  const own = accessTo(unlocked.storeName, masterKey);
  // The worker hears of nothing but what it asks for.
  const cacheParts = await openParts({ ...own, ring: new KeyRing({ ...keys.connect(), onChange: () => () => {} }) });
  const context = await openCache({ ...cacheParts, clock, fetch: options.fetch ?? noHost });
  const store = await assembleStore(await openParts(own), {
    unlocked,
    clock,
    keep: options.keep ?? (async () => ok(undefined)),
    nudgeSync: options.nudgeSync ?? (() => {}),
    onClose: () => {
      cacheParts.ring.close();
      cacheParts.db.close();
    },
  });
  const cache = cacheHandlers(() => context);
  return {
    ...store,
    cache,
    context,
    unlocked,
    keys,
    pull: async page => {
      const applied = await cache['cache.applyPage'](page);
      if (!applied.ok) throw new Error(`${applied.failure.code}: ${applied.failure.message}`);
      await caughtUp(store, context);
    },
    discard: async () => {
      await cleanup();
      // Waits its turn behind the writes that taking down has begun.
      await store.db.transaction('rw', store.db.tables, () => {});
      store.close();
      // Reads that are under way hold the delete up for a moment; nothing to be warned of.
      store.db.on('blocked', () => false);
      await store.db.delete();
    },
  };
}

/** Waits until the window's index has what the cache committed. */
async function caughtUp(store: Store, context: CacheContext): Promise<void> {
  const { state } = context;
  const isCurrent = (): boolean => store.feed.generation === state.generation && store.feed.page >= state.page;
  if (isCurrent()) return;
  await new Promise<void>(resolve => {
    const stop = store.feed.subscribe(() => {
      if (!isCurrent()) return;
      stop();
      resolve();
    });
  });
}

/** A clock that moves a millisecond each time it is read, so that ids made one after the other are in order. */
export function fixedClock(at: string): Clock {
  let now = Date.parse(at);
  return { now: () => now++, after: () => () => {} };
}

function noHost(): Promise<Response> {
  return Promise.reject(new TypeError('There is no host in this test'));
}
