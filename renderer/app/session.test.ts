import { beforeEach, expect, test, vi } from 'vitest';
import { CaseId } from '../../shared/model/ids.ts';
import { ok, refuse } from '../../shared/result.ts';
import { StoreStuckError } from '../data/store-errors.ts';
import type { Session } from './session.ts';
import * as play from './testing/scripted-main.ts';
import { ana, ben, type ScriptedMain, signedIn, signedOut } from './testing/scripted-main.ts';

let main: ScriptedMain;

function startSession(): Session {
  return play.startSession(main);
}

/** Somebody finishes in the browser. */
function signsIn(unlocked: typeof ana): void {
  main.answers['session.signIn'] = async () => {
    main.state = signedIn(unlocked);
    return ok(unlocked);
  };
}

beforeEach(() => {
  main = play.scriptMain(signedOut);
});

test('a person who is still signed in goes straight to their store', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().store?.me.name).toBe('Ana Moreira'));
  expect(session.state()).toMatchObject({ isKnown: true, link: 'up', step: 'idle', failure: null });
});

test('signing in waits for the browser, then opens the store', async () => {
  let finish = () => {};
  main.answers['session.signIn'] = async () => {
    await new Promise<void>(resolve => (finish = resolve));
    main.state = signedIn(ana);
    return ok(ana);
  };
  const session = startSession();
  await vi.waitFor(() => expect(session.state().apiUrl).toBe('https://api.example.com'));
  const signingIn = session.signIn();
  expect(session.state().step).toBe('waiting');
  await vi.waitFor(() => finish());
  finish();
  await signingIn;
  expect(main.people()).toEqual(['Ana Moreira']);
  expect(session.state()).toMatchObject({ step: 'idle', failure: null });
});

test('a refused sign-in keeps its reason, and the next try clears it', async () => {
  main.answers['session.signIn'] = async () => refuse('not-a-client', 'A hotel page answered.');
  const session = startSession();
  await vi.waitFor(() => expect(session.state().isKnown).toBe(true));
  await session.signIn();
  expect(session.state()).toMatchObject({ step: 'idle', failure: 'not-a-client', store: null });
  signsIn(ana);
  await session.signIn();
  expect(session.state().failure).toBeNull();
});

test('a store that will not open is said, and reported without text of a case', async () => {
  main.beforeOpen = () => Promise.reject(new Error('blocked'));
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().failure).toBe('store'));
  await vi.waitFor(() => expect(main.asked).toContain('report open-store'));
});

test('a store that is broken for good is removed by the main process, and opened anew', async () => {
  let tries = 0;
  main.beforeOpen = async () => {
    if (++tries === 1) throw new StoreStuckError('broken');
  };
  main.answers['store.remove'] = async () => {
    main.asked.push('remove');
    return ok({ when: 'now' });
  };
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state()).toMatchObject({ store: { me: ana.me }, failure: null }));
  expect([tries, main.asked]).toEqual([2, ['remove']]);
});

test.each([
  [async () => ok({ when: 'at-next-start' as const }), 'store-goes-at-start'],
  [async () => refuse('storage', 'The journal cannot be read.'), 'store'],
] as const)('a store that cannot be removed now is said with what to do', async (removal, failure) => {
  main.beforeOpen = () => Promise.reject(new StoreStuckError('broken'));
  main.answers['store.remove'] = removal;
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().failure).toBe(failure));
  expect(main.opened).toEqual([]);
});

test('when the main process comes back the same person works on while the store is opened on the new pipe', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().step).toBe('idle'));
  await vi.waitFor(() => expect(main.people()).toEqual(['Ana Moreira']));
  main.pipes[0]?.close();
  expect(session.state()).toMatchObject({ link: 'lost', store: { me: ana.me } });
  main.restart();
  await vi.waitFor(() => expect(main.people()).toEqual(['Ana Moreira', 'Ana Moreira']));
  await vi.waitFor(() => expect(session.state()).toMatchObject({ link: 'up', step: 'idle', storeIsCurrent: true }));
  main.later();
  expect(main.people()).toEqual(['Ana Moreira (closed)', 'Ana Moreira']);
});

test('when somebody else is signed in after a restart the former store is closed at once', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(main.people()).toEqual(['Ana Moreira']));
  main.pipes[0]?.close();
  main.state = signedIn(ben);
  main.restart();
  await vi.waitFor(() => expect(session.state().store?.me.name).toBe('Ben Okafor'));
  expect(main.people()).toEqual(['Ana Moreira (closed)', 'Ben Okafor']);
});

test('the client may ask for a new sign-in while work goes on in the same store', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  await main.window()['window.sessionChanged'](signedIn(ana, { reauthenticate: true }));
  expect(session.state()).toMatchObject({ needsSignIn: true, store: { me: ana.me } });
  await session.signIn();
  expect(session.state().needsSignIn).toBe(false);
  expect(main.people()).toEqual(['Ana Moreira']);
});

test('signing out closes the store and tells the main process', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  main.state = signedOut;
  await session.signOut();
  main.later();
  expect(main.people()).toEqual(['Ana Moreira (closed)']);
  expect(session.state()).toMatchObject({ store: null, step: 'idle' });
  expect(main.asked).toContain('sign-out');
});

test('a store that is being left hears nothing that is meant for the next person', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  main.pipes[0]?.send('cone');
  await vi.waitFor(() => expect(main.heard).toHaveLength(1));
  main.state = signedOut;
  await session.signOut();
  main.pipes[0]?.send('ctwo');
  signsIn(ben);
  await session.signIn();
  main.pipes[0]?.send('cthree');
  await vi.waitFor(() => expect(main.heard).toEqual(['Ana Moreira one', 'Ben Okafor three']));
});

test('a case that is opened is preferred, and sync is asked for, at the main process', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  session.prefer(CaseId.parse('case-1'));
  await session.syncNow();
  expect(main.asked).toEqual(['prefer case-1', 'sync']);
});
