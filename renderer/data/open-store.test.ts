import { afterEach, expect, test } from 'vitest';
import { ok } from '../../shared/result.ts';
import { cacheContract, writerContract } from '../../shared/rpc/contract.ts';
import { memoryTransportPair } from '../../shared/rpc/memory-transport.ts';
import { keysContract } from '../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { keyServiceOf } from '../testing/a-key-service.ts';
import { aCase, anUnlocked, aPage, aPut } from '../testing/builders.ts';
import { openStore } from './open-store.ts';
import { readCaseFile } from './queries/use-case-file.ts';
import type { Store } from './store.ts';
import { systemClock } from './system-clock.ts';

const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) {
    store.close();
    await store.db.delete();
  }
});

/** The store with its real worker, and the main process's end of the pipe. */
async function openWithMain(storeName: string) {
  const service = keyServiceOf(storeName);
  const [main, window] = memoryTransportPair();
  const claims: { storeName: string; turn: number }[] = [];
  const cache = connectPeer({
    transport: main,
    theirs: cacheContract,
    ours: { ...keysContract, ...writerContract },
    handlers: {
      ...service.handlers,
      'writer.opened': async claim => {
        claims.push(claim);
        return ok(undefined);
      },
    },
    clock: systemClock,
    onBug: what => expect.fail(what),
  });
  const store = await openStore({
    unlocked: anUnlocked({ storeName }),
    cacheTransport: window,
    keys: service.connect(),
    clock: systemClock,
    keep: async () => ok(undefined),
    nudgeSync: () => {},
  });
  open.push(store);
  return { store, cache, claims };
}

test('the main process talks to the worker, and the window sees what the worker stored', async () => {
  const { store, cache } = await openWithMain('meridian-worker000000000001');
  expect(await cache['cache.cursor'](undefined)).toEqual({ ok: true, value: null });
  const applied = await cache['cache.applyPage'](aPage([aPut('case', 'c-1', aCase())], { nextCursor: 'one' }));
  expect(applied).toEqual({ ok: true, value: { applied: 1, quarantined: 0 } });
  await expect.poll(() => store.feed.cases().length).toBe(1);
  expect((await readCaseFile(store, 'c-1'))?.record).toEqual(aCase());
});

test('I21 a second window waits for the first to let go of the store, then takes over by itself and says that it is its turn', async () => {
  const storeName = 'meridian-worker000000000002';
  const first = await openWithMain(storeName);
  expect(await first.cache['cache.cursor'](undefined)).toMatchObject({ ok: true });
  await expect.poll(() => first.claims).toHaveLength(1);
  const second = await openWithMain(storeName);
  // The third asks after it.
  const waiting = async () => (await navigator.locks.query()).pending?.filter(({ name }) => name?.includes(storeName));
  await expect.poll(waiting).toHaveLength(1);
  const third = await openWithMain(storeName);
  const answer = second.cache['cache.cursor'](undefined);
  const early = await Promise.race([answer, first.cache['cache.outbox']({ limit: 1 }).then(() => 'still waiting')]);
  expect(early).toBe('still waiting');
  expect([...second.claims, ...third.claims]).toEqual([]);
  first.store.close();
  expect(await answer).toEqual({ ok: true, value: null });
  await expect.poll(() => second.claims).toHaveLength(1);
  expect(third.claims).toEqual([]);
  second.store.close();
  await expect.poll(() => third.claims).toHaveLength(1);
  const turns = [first, second, third].flatMap(({ claims }) => claims.map(({ turn }) => turn));
  expect(turns).toEqual([...new Set(turns)].toSorted((a, b) => a - b));
  expect(third.claims[0]?.storeName).toBe(storeName);
});
