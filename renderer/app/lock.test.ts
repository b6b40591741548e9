import { beforeEach, expect, test, vi } from 'vitest';
import { MutationId } from '../../shared/model/ids.ts';
import type { JournalItem } from '../../shared/model/journal.ts';
import { ok, refuse } from '../../shared/result.ts';
import { addOpenDraft } from '../data/open-drafts.ts';
import type { Store } from '../data/store.ts';
import type { Session } from './session.ts';
import { ana, ben, locked, scriptMain, type ScriptedMain, signedIn, signedOut } from './testing/scripted-main.ts';
import { startSession } from './testing/scripted-main.ts';

/** Something that a journal keeps, without a word of a case. */
const settled: JournalItem = {
  kind: 'settled',
  settlement: { id: MutationId.parse('0193a000-0000-7000-8000-000000000001'), state: 'accepted' },
};

let main: ScriptedMain;

beforeEach(() => {
  main = scriptMain(signedIn(ana));
});

/** A window in which Ana is at work. */
async function atWork(): Promise<Session> {
  const session = startSession(main);
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  return session;
}

async function lockedWindow(): Promise<Session> {
  const session = await atWork();
  main.state = locked();
  await main.window()['window.sessionChanged'](main.state);
  await vi.waitFor(() => expect(main.people()).toEqual(['Ana Moreira (closed)']));
  return session;
}

test('a lock closes the store at once and says who may come back, and why it is locked', async () => {
  const session = await atWork();
  main.state = locked({ reason: 'system' });
  await main.window()['window.sessionChanged'](main.state);
  expect(session.state()).toMatchObject({
    store: null,
    storeIsCurrent: false,
    lock: { name: 'Ana Moreira', clientName: 'Northwind Life', reason: 'system', hasPin: true, retryAt: null },
  });
  await vi.waitFor(() => expect(main.people()).toEqual(['Ana Moreira (closed)']));
  expect(main.places).toEqual(['sit down ana', 'lock']);
});

test('a window that starts locked knows it', async () => {
  main.state = locked({ reason: 'start' });
  const session = startSession(main);
  await vi.waitFor(() => expect(session.state().lock?.reason).toBe('start'));
  expect(main.people()).toEqual([]);
});

test('the right PIN opens the store of the same person, who finds everything where it was', async () => {
  const session = await lockedWindow();
  await session.unlock('482915');
  expect(main.asked).toContain('unlock 482915');
  expect(main.people()).toEqual(['Ana Moreira (closed)', 'Ana Moreira']);
  expect(session.state()).toMatchObject({ lock: null, unlockFailure: null, step: 'idle', storeIsCurrent: true });
  expect(main.places).toEqual(['sit down ana', 'lock', 'sit down ana']);
});

test('a wrong PIN is said, with the tries that are left and the wait', async () => {
  const session = await lockedWindow();
  main.answers['session.unlock'] = async () => {
    main.state = locked({ triesLeft: 14, retryAt: '2026-11-23T12:00:30Z' });
    return refuse('wrong-pin', 'This is not the PIN.');
  };
  await session.unlock('111222');
  expect(session.state()).toMatchObject({
    step: 'idle',
    unlockFailure: { code: 'wrong-pin' },
    lock: { triesLeft: 14, retryAt: '2026-11-23T12:00:30Z' },
  });
  // What the main process held back while it answered comes after the answer.
  await main.window()['window.sessionChanged'](main.state);
  expect(session.state().unlockFailure).toEqual({ code: 'wrong-pin' });
});

test('a PIN that no longer opens anything leads to the sign-in', async () => {
  const session = await lockedWindow();
  main.answers['session.unlock'] = async () => {
    main.state = signedOut;
    return refuse('sign-in-needed', 'Too many wrong PINs.');
  };
  await session.unlock('111222');
  expect(session.state()).toMatchObject({ lock: null, store: null, step: 'idle' });
});

test('a store that was about to open when the window locked is closed at once', async () => {
  let finish = () => {};
  main.beforeOpen = () => new Promise<void>(resolve => (finish = resolve));
  const session = startSession(main);
  await vi.waitFor(() => expect(session.state().step).toBe('opening'));
  main.state = locked();
  await main.window()['window.sessionChanged'](main.state);
  finish();
  await vi.waitFor(() => expect(main.people()).toEqual(['Ana Moreira (closed)']));
  expect(session.state().store).toBeNull();
});

test('what changes while the store opens does not open it twice', async () => {
  let finish = () => {};
  main.beforeOpen = () => new Promise<void>(resolve => (finish = resolve));
  const session = startSession(main);
  await vi.waitFor(() => expect(session.state().step).toBe('opening'));
  await main.window()['window.sessionChanged'](signedIn(ana, { leaseExpiresAt: '2026-11-26T09:00:00Z' }));
  finish();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  expect(session.state().leaseExpiresAt).toBe('2026-11-26T09:00:00Z');
  expect(main.people()).toEqual(['Ana Moreira']);
});

test('locking by hand saves what was typed before the store closes, and tells the main process', async () => {
  const session = await atWork();
  const { store } = session.state();
  const stop = addOpenDraft(async () => {
    await store?.keep([settled]);
    main.asked.push(`saved with ${main.people()[0]}`);
  });
  main.answers['session.lock'] = async () => {
    main.asked.push('lock');
    main.state = locked({ reason: 'by-hand' });
    return ok(undefined);
  };
  const locking = session.lock();
  expect(session.state()).toMatchObject({ store: null, lock: { reason: 'by-hand' } });
  await locking;
  stop();
  expect(main.asked).toEqual(['keep 1', 'saved with Ana Moreira', 'lock']);
  expect(main.people()).toEqual(['Ana Moreira (closed)']);
});

test('while the main process is away the window locks all the same, and the lock is asked for when it is back', async () => {
  const session = await atWork();
  main.pipes[0]?.close();
  const locking = session.lock();
  expect(session.state()).toMatchObject({ store: null, link: 'lost', lock: { name: 'Ana Moreira' } });
  await locking;
  main.answers['session.lock'] = async () => {
    main.state = locked({ reason: 'by-hand' });
    return ok(undefined);
  };
  main.restart();
  await vi.waitFor(() => expect(session.state().link).toBe('up'));
  expect(main.people()).toEqual(['Ana Moreira (closed)']);
  expect(session.state().lock?.reason).toBe('by-hand');
});

test('a save that hangs keeps the keys in memory for some seconds at most', async () => {
  await atWork();
  const stop = addOpenDraft(() => new Promise(() => {}));
  main.state = locked();
  await main.window()['window.sessionChanged'](main.state);
  expect(main.people()).toEqual(['Ana Moreira']);
  main.later();
  await vi.waitFor(() => expect(main.people()).toEqual(['Ana Moreira (closed)']));
  stop();
});

test('the main process hears that everything is saved only when it is', async () => {
  await atWork();
  const notYet = () => {};
  let finish = notYet;
  const stop = addOpenDraft(() => new Promise<void>(resolve => (finish = resolve)));
  const order: string[] = [];
  const window = main.window();
  const flushed = window['window.flush']().then(() => order.push('answered'));
  await vi.waitFor(() => expect(finish).not.toBe(notYet));
  order.push('saved');
  finish();
  await flushed;
  stop();
  expect(order).toEqual(['saved', 'answered']);
});

test('a new lease or a PIN that was set changes nothing about the open store', async () => {
  const session = await atWork();
  await main.window()['window.sessionChanged'](signedIn(ana, { leaseExpiresAt: '2026-11-26T09:00:00Z' }));
  await main.window()['window.sessionChanged'](signedIn(ana, { hasPin: false }));
  expect(session.state()).toMatchObject({ hasPin: false, leaseExpiresAt: null });
  await session.setPin(null, '482915');
  expect(session.state().hasPin).toBe(true);
  expect(main.people()).toEqual(['Ana Moreira']);
});

test('I3 what a store writes after its person has gone is not put into the journal of the next one', async () => {
  const session = await atWork();
  const left = session.state().store;
  main.state = signedOut;
  await session.signOut();
  main.state = signedIn(ben);
  await main.window()['window.sessionChanged'](main.state);
  await vi.waitFor(() => expect(session.state().store?.me.name).toBe('Ben Okafor'));
  await expect(left?.keep([settled])).resolves.toMatchObject({ ok: false });
  expect(main.asked.filter(call => call.startsWith('keep'))).toEqual([]);
});

test('a sign-out while the main process is away is made good when it is back', async () => {
  const session = await atWork();
  main.pipes[0]?.close();
  await session.signOut();
  main.answers['session.signOut'] = async () => {
    main.state = signedOut;
    return ok(undefined);
  };
  main.restart();
  await vi.waitFor(() => expect(session.state().link).toBe('up'));
  expect(session.state()).toMatchObject({ store: null, lock: null });
});

test('I16 a store that the client ordered destroyed is closed and deleted, and with it everything on the screen', async () => {
  const name = 'meridian-destroyed0000000000';
  await new Promise(resolve => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('success', () => resolve(request.result.close()));
  });
  const session = startSession(main, { db: { name } as Store['db'] });
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  await expect(main.window()['window.destroyStore']({ storeName: name })).resolves.toMatchObject({ ok: true });
  expect(session.state().store).toBeNull();
  expect(main.people()).toEqual(['Ana Moreira (closed)']);
  expect((await indexedDB.databases()).map(found => found.name)).not.toContain(name);
  await expect(main.window()['window.destroyStore']({ storeName: name })).resolves.toMatchObject({ ok: true });
});

test('a person who signs out at the locked window is seen as locked until it is done', async () => {
  const session = await lockedWindow();
  const seen: boolean[] = [];
  main.answers['session.signOut'] = async () => {
    seen.push(session.state().lock !== null);
    main.state = signedOut;
    return ok(undefined);
  };
  await session.signOut();
  expect(seen).toEqual([true]);
  expect(session.state()).toMatchObject({ lock: null, store: null, apiUrl: 'https://api.example.com' });
});

test('a wipe is shown until somebody is in again', async () => {
  main.state = { ...signedOut, wiped: { at: '2026-11-23T10:00:00Z', rescued: 3 } };
  const session = startSession(main);
  await vi.waitFor(() => expect(session.state().wiped).toMatchObject({ rescued: 3 }));
  main.state = signedOut;
  await main.window()['window.sessionChanged'](main.state);
  expect(session.state().wiped).toMatchObject({ rescued: 3 });
  await session.signIn();
  expect(session.state().wiped).toBeNull();
});
