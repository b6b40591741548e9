import { expect, test } from 'vitest';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { mainContract, type SessionState, windowContract } from '../../shared/rpc/contract.ts';
import type { Handlers } from '../../shared/rpc/define.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { createFakeHost } from '../host/fake/fake-host.ts';
import { keysHandlers } from './handlers/keys.ts';
import { connectWindows } from './connect-windows.ts';
import { createFakeClock, settle } from './testing/fake-clock.ts';
import { silentLog } from './testing/silent-log.ts';

const signedOut: SessionState = { status: 'signed-out', apiUrl: null, clientName: null, wiped: null };
const signingIn: SessionState = { status: 'signing-in' };

const away = async () => refuse('locked', 'Nobody is here.');
const noKeys = { all: away, make: away, destroy: away };

async function setUp() {
  const host = createFakeHost({ dataFolder: '/nowhere' });
  const clock = createFakeClock();
  const doomed = new Set<string>();
  const attached: boolean[] = [];
  let finish: (answer: Result<void>) => void = () => {};
  let fail = () => {};
  const { tell, flush, clear } = connectWindows({
    window: await host.openWindow(),
    sync: {
      follow: () => {},
      attach: cache => void attached.push(cache !== null),
      nudge: () => true,
      prefer: () => {},
      pauseDocuments: () => {},
      stop: () => Promise.resolve(),
    },
    keys: keysHandlers(noKeys),
    doomed: {
      doomedStores: async () => [...doomed],
      storeIsGone: async name => void doomed.delete(name),
    },
    clock,
    log: silentLog,
    handlers: own =>
      ({
        'session.state': async () => {
          await own.cleared;
          return ok(signedOut);
        },
        'session.signOut': () =>
          own.during(
            () =>
              new Promise<Result<void>>((resolve, reject) => {
                finish = resolve;
                fail = () => reject(new Error('no keychain'));
              }),
          ),
      }) as unknown as Handlers<typeof mainContract>,
  });
  const load = (page: { flush?: () => Promise<void>; canDelete?: boolean } = {}) => {
    const told: string[] = [];
    const client = connectPeer({
      transport: divideTransport(host.connectWindow()).window,
      theirs: mainContract,
      ours: windowContract,
      handlers: {
        'window.sessionChanged': async state => {
          told.push(state.status);
          return ok(undefined);
        },
        'window.keysChanged': async () => ok(undefined),
        'window.flush': async () => {
          await page.flush?.();
          return ok(undefined);
        },
        'window.destroyStore': async ({ storeName }) => {
          if (page.canDelete === false) return refuse('storage', 'No.');
          told.push(`deleted ${storeName.slice(-4)}`);
          return ok(undefined);
        },
      },
      clock: createFakeClock(),
      onBug: () => {},
    });
    return { client, told };
  };
  return {
    tell,
    flush,
    clear,
    clock,
    doomed,
    load,
    attached,
    finish: (answer: Result<void>) => finish(answer),
    fail: () => fail(),
  };
}

test('a page is told what it did not do itself', async () => {
  const { tell, load } = await setUp();
  const page = load();
  tell(signedOut);
  await settle();
  expect(page.told).toEqual(['signed-out']);
});

test('a page is not told what its own call answers', async () => {
  const { tell, load, finish } = await setUp();
  const page = load();
  const answer = page.client['session.signOut']();
  await settle();
  tell(signingIn);
  tell(signedOut);
  finish(ok(undefined));
  expect(await answer).toMatchObject({ ok: true });
  await settle();
  expect(page.told).toEqual([]);
});

test('a page whose own call failed is told what changed meanwhile', async () => {
  const { tell, load, finish } = await setUp();
  const page = load();
  const answer = page.client['session.signOut']();
  await settle();
  tell(signingIn);
  tell(signedOut);
  finish(refuse('internal', 'No.'));
  await answer;
  await settle();
  expect(page.told).toEqual(['signed-out']);
});

test('a page whose own call broke is told what changed meanwhile, and what changes later', async () => {
  const { tell, load, fail } = await setUp();
  const page = load();
  const answer = page.client['session.signOut']();
  await settle();
  tell(signedOut);
  fail();
  expect(await answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
  tell(signingIn);
  await settle();
  expect(page.told).toEqual(['signed-out', 'signing-in']);
});

test('a page that loaded in the middle of the call of the one before is told', async () => {
  const { tell, load } = await setUp();
  const before = load();
  void before.client['session.signOut']();
  await settle();
  const after = load();
  tell(signedOut);
  await settle();
  expect([before.told, after.told]).toEqual([[], ['signed-out']]);
});

test('the sync gets the store of the newest page, and loses it only when that one goes', async () => {
  const { load, attached } = await setUp();
  load();
  load();
  await settle();
  expect(attached.at(-1)).toBe(true);
});

test('a page saves what was typed before the desk is locked, and one that does not answer is not waited for long', async () => {
  const { flush, load, clock } = await setUp();
  await flush(5000);
  let saved = 0;
  load({ flush: async () => void saved++ });
  await flush(5000);
  expect(saved).toBe(1);
  load({ flush: () => new Promise(() => {}) });
  let isOver = false;
  const flushing = flush(5000).then(() => (isOver = true));
  await clock.advance(4999);
  expect(isOver).toBe(false);
  await clock.advance(1);
  await flushing;
});

test('I16 a store that was ordered destroyed is deleted by the next page, before that hears of any session', async () => {
  const { doomed, load, clear } = await setUp();
  doomed.add('meridian-0123456789abcdef0001');
  const unable = load({ canDelete: false });
  expect(await unable.client['session.state']()).toMatchObject({ ok: true });
  expect(doomed.size).toBe(1);
  const able = load();
  expect(await able.client['session.state']()).toMatchObject({ ok: true });
  expect(able.told).toEqual(['deleted 0001']);
  expect(doomed.size).toBe(0);
  doomed.add('meridian-0123456789abcdef0002');
  await clear();
  expect(able.told).toEqual(['deleted 0001', 'deleted 0002']);
  expect(doomed.size).toBe(0);
});
