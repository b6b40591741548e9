import { afterEach, expect, test } from 'vitest';
import { ok } from '../../shared/result.ts';
import { cacheContract } from '../../shared/rpc/contract.ts';
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
  const cache = connectPeer({
    transport: main,
    theirs: cacheContract,
    ours: keysContract,
    handlers: service.handlers,
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
  return { store, cache };
}

test('the main process talks to the worker, and the window sees what the worker stored', async () => {
  const { store, cache } = await openWithMain('meridian-worker000000000001');
  expect(await cache['cache.cursor'](undefined)).toEqual({ ok: true, value: null });
  const applied = await cache['cache.applyPage'](aPage([aPut('case', 'c-1', aCase())], { nextCursor: 'one' }));
  expect(applied).toEqual({ ok: true, value: { applied: 1, quarantined: 0 } });
  await expect.poll(() => store.feed.cases().length).toBe(1);
  expect((await readCaseFile(store, 'c-1'))?.record).toEqual(aCase());
});

test('a second window of the same person waits for the first to let go of the store', async () => {
  const first = await openWithMain('meridian-worker000000000002');
  expect(await first.cache['cache.cursor'](undefined)).toMatchObject({ ok: true });
  const second = await openWithMain('meridian-worker000000000002');
  const answer = second.cache['cache.cursor'](undefined);
  const early = await Promise.race([answer, first.cache['cache.outbox']({ limit: 1 }).then(() => 'still waiting')]);
  expect(early).toBe('still waiting');
  first.store.close();
  expect(await answer).toEqual({ ok: true, value: null });
});
