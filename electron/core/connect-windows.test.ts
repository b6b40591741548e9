import { expect, test } from 'vitest';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { mainContract, type SessionState, windowContract, writerContract } from '../../shared/rpc/contract.ts';
import type { Handlers } from '../../shared/rpc/define.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { createFakeHost, type FakePage } from '../host/fake/fake-host.ts';
import { keysHandlers } from './handlers/keys.ts';
import { connectWindows } from './connect-windows.ts';
import type { CacheClient } from './sync/sync-parts.ts';
import { anUnlocked } from './testing/a-desk.ts';
import { createFakeClock, settle } from './testing/fake-clock.ts';
import { silentLog } from './testing/silent-log.ts';

const signedOut: SessionState = { status: 'signed-out', apiUrl: null, clientName: null, wiped: null };
const STORE = 'meridian-0123456789abcdef';
const PANE = 'AAAAAAAAAAAAAAAAAAAAAA';
const signedIn: SessionState = {
  status: 'signed-in',
  unlocked: anUnlocked({ storeName: STORE }),
  reauthenticate: false,
  hasPin: false,
  leaseExpiresAt: null,
};
const signingIn: SessionState = { status: 'signing-in' };

const away = async () => refuse('locked', 'Nobody is here.');
const noKeys = { all: away, make: away, destroy: away };

async function setUp() {
  const host = createFakeHost({ dataFolder: '/nowhere' });
  const clock = createFakeClock();
  const doomed = new Set<string>();
  const attached: (CacheClient | null)[] = [];
  const panes: string[] = [];
  let finish: (answer: Result<void>) => void = () => {};
  let fail = () => {};
  const { tell, flush, clear } = connectWindows({
    window: await host.openWindow(),
    panes: { follow: () => {}, connected: id => void panes.push(`+${id}`), gone: id => void panes.push(`-${id}`) },
    sync: { attach: cache => void attached.push(cache) },
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
  const load = (page: { flush?: () => Promise<void>; canDelete?: boolean } & FakePage = {}) => {
    const told: string[] = [];
    const pipe = host.connectWindow(page);
    const halves = divideTransport(pipe);
    const worker = connectPeer({
      transport: halves.cache,
      theirs: writerContract,
      ours: {},
      handlers: {},
      clock: createFakeClock(),
      onBug: () => {},
    });
    const client = connectPeer({
      transport: halves.window,
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
    const opened = (turn: number, storeName = STORE) => worker['writer.opened']({ storeName, turn });
    return { client, told, opened, close: () => pipe.close() };
  };
  return {
    tell,
    flush,
    clear,
    clock,
    doomed,
    load,
    attached,
    panes,
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

test('all pages that are open are told', async () => {
  const { tell, load } = await setUp();
  const pages = [load(), load({ name: 'another' }), load({ paneId: PANE })];
  tell(signedOut);
  await settle();
  expect(pages.map(page => page.told)).toEqual([['signed-out'], ['signed-out'], ['signed-out']]);
});

test('I21 the sync gets the store of the page whose worker may write, and of no other', async () => {
  const { tell, load, attached } = await setUp();
  tell(signedIn);
  const first = load();
  load({ paneId: PANE });
  await settle();
  expect(attached).toEqual([]);
  await first.opened(5);
  expect(attached).toHaveLength(1);
  expect(attached[0]).not.toBeNull();
});

test('I21 when the page that writes goes, its store is taken away, until the next one says that it is its turn', async () => {
  const { tell, load, attached } = await setUp();
  tell(signedIn);
  const [first, second] = [load(), load({ paneId: PANE })];
  await first.opened(5);
  first.close();
  await settle();
  expect(attached.map(cache => cache !== null)).toEqual([true, false]);
  await second.opened(6);
  expect(attached.map(cache => cache !== null)).toEqual([true, false, true]);
  load();
  await settle();
  expect(attached).toHaveLength(3);
});

test('T3 the window of a pane is answered what it needs, and cannot sign anybody out', async () => {
  const { load, panes } = await setUp();
  const page = load({ paneId: PANE });
  expect(await page.client['session.state']()).toMatchObject({ ok: true });
  expect(await page.client['session.signOut']()).toMatchObject({ ok: false, failure: { code: 'internal' } });
  page.close();
  await settle();
  expect(panes).toEqual([`+${PANE}`, `-${PANE}`]);
});

test('every page saves what was typed, and one that hangs does not keep the others from it', async () => {
  const { flush, load, clock } = await setUp();
  const saved: string[] = [];
  load({ flush: async () => void saved.push('main') });
  load({ name: 'hangs', flush: () => new Promise(() => {}) });
  load({ paneId: PANE, flush: async () => void saved.push('pane') });
  const flushing = flush(5000);
  await settle();
  expect(saved).toEqual(['main', 'pane']);
  await clock.advance(5000);
  await flushing;
});

test('I16 a store that was ordered destroyed is gone only when every page has let it go', async () => {
  const { doomed, load, clear } = await setUp();
  const able = load();
  const unable = load({ paneId: PANE, canDelete: false });
  doomed.add('meridian-0123456789abcdef0003');
  await clear();
  expect([able.told, doomed.size]).toEqual([['deleted 0003'], 1]);
  unable.close();
  await settle();
  await clear();
  expect(doomed.size).toBe(0);
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
