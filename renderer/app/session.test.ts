import { beforeEach, expect, test, vi } from 'vitest';
import { CaseId } from '../../shared/model/ids.ts';
import { ok, refuse } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { mainContract, windowContract, type SessionState, type Unlocked } from '../../shared/rpc/contract.ts';
import type { Client, Handlers } from '../../shared/rpc/define.ts';
import { memoryTransportPair } from '../../shared/rpc/memory-transport.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import type { Store } from '../data/store.ts';
import { createSession, type Session } from './session.ts';
import { unlockedFor } from './testing/unlocked-for.ts';

const ana = unlockedFor('ana', 'Ana Moreira');
const ben = unlockedFor('ben', 'Ben Okafor');
const signedOut: SessionState = { status: 'signed-out', apiUrl: 'https://api.example.com', clientName: null };
const signedIn = (unlocked: Unlocked, reauthenticate = false): SessionState => ({
  status: 'signed-in',
  unlocked,
  reauthenticate,
});

/** The main process as far as the window sees it, and the ways in which it can go. */
let main: { state: SessionState; signIn: Handlers<typeof mainContract>['session.signIn']; asked: string[] };
let timers: (() => void)[];
let opened: { person: string; isClosed: boolean }[];
let pipes: Transport[];
let toWindow: Client<typeof windowContract>;
let restart: () => void;
let openFails: boolean;
/** What the main process told the store. */
let heard: string[];

function startSession(): Session {
  const clock = {
    now: () => 0,
    after: (_delayMs: number, callback: () => void) => {
      timers.push(callback);
      return () => {};
    },
  };
  return createSession({
    clock,
    chooseTransport: (_clock, onPipe) => {
      restart = () => {
        const [ours, theirs] = memoryTransportPair();
        pipes.push(theirs);
        toWindow = connectPeer({
          transport: divideTransport(theirs).window,
          theirs: windowContract,
          ours: mainContract,
          handlers: answers(),
          clock,
          onBug: () => {},
        });
        onPipe(ours);
      };
      restart();
    },
    openStore: async ({ unlocked, cacheTransport }) => {
      if (openFails) throw new Error('blocked');
      cacheTransport.onMessage(frame => heard.push(`${unlocked.me.name} ${frame}`));
      const entry = { person: unlocked.me.name, isClosed: false };
      opened.push(entry);
      return { me: unlocked.me, close: () => void (entry.isClosed = true) } as unknown as Store;
    },
  });
}

function answers(): Handlers<typeof mainContract> {
  const note = async (what: string) => {
    main.asked.push(what);
    return ok(undefined);
  };
  const noUpdate = async () => ok({ enabled: false, status: 'idle' as const, version: null, message: null });
  return {
    'app.info': async () => ok({ version: '0', host: 'fake' as const }),
    'session.state': async () => ok(main.state),
    'session.signIn': async () => await main.signIn(),
    'session.cancelSignIn': () => note('cancel'),
    'session.signOut': () => note('sign-out'),
    'sync.now': () => note('sync'),
    'sync.prefer': ({ caseId }) => note(`prefer ${caseId}`),
    'updates.state': noUpdate,
    'updates.check': noUpdate,
    'log.report': ({ where }) => note(`report ${where}`),
  };
}

const people = () => opened.map(({ person, isClosed }) => `${person}${isClosed ? ' (closed)' : ''}`);

beforeEach(() => {
  main = { state: signedOut, signIn: async () => ok(ana), asked: [] };
  timers = [];
  opened = [];
  pipes = [];
  openFails = false;
  heard = [];
});

test('a person who is still signed in goes straight to their store', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().store?.me.name).toBe('Ana Moreira'));
  expect(session.state()).toMatchObject({ isKnown: true, link: 'up', step: 'idle', failure: null });
});

test('signing in waits for the browser, then opens the store', async () => {
  let finish = () => {};
  main.signIn = async () => await new Promise(resolve => (finish = () => resolve(ok(ana))));
  const session = startSession();
  await vi.waitFor(() => expect(session.state().apiUrl).toBe('https://api.example.com'));
  const signingIn = session.signIn();
  expect(session.state().step).toBe('waiting');
  await vi.waitFor(() => finish());
  finish();
  await signingIn;
  expect(people()).toEqual(['Ana Moreira']);
  expect(session.state()).toMatchObject({ step: 'idle', failure: null });
});

test('a refused sign-in keeps its reason, and the next try clears it', async () => {
  main.signIn = async () => refuse('not-a-client', 'A hotel page answered.');
  const session = startSession();
  await vi.waitFor(() => expect(session.state().isKnown).toBe(true));
  await session.signIn();
  expect(session.state()).toMatchObject({ step: 'idle', failure: 'not-a-client', store: null });
  main.signIn = async () => ok(ana);
  await session.signIn();
  expect(session.state().failure).toBeNull();
});

test('a store that will not open is said, and reported without text of a case', async () => {
  openFails = true;
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().failure).toBe('store'));
  await vi.waitFor(() => expect(main.asked).toContain('report open-store'));
});

test('when the main process comes back the same person works on while the store is opened on the new pipe', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().step).toBe('idle'));
  await vi.waitFor(() => expect(people()).toEqual(['Ana Moreira']));
  pipes[0]?.close();
  expect(session.state()).toMatchObject({ link: 'lost', store: { me: ana.me } });
  restart();
  await vi.waitFor(() => expect(people()).toEqual(['Ana Moreira', 'Ana Moreira']));
  await vi.waitFor(() => expect(session.state()).toMatchObject({ link: 'up', step: 'idle', storeIsCurrent: true }));
  for (const timer of timers.splice(0)) timer();
  expect(people()).toEqual(['Ana Moreira (closed)', 'Ana Moreira']);
});

test('when somebody else is signed in after a restart the former store is closed at once', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(people()).toEqual(['Ana Moreira']));
  pipes[0]?.close();
  main.state = signedIn(ben);
  restart();
  await vi.waitFor(() => expect(session.state().store?.me.name).toBe('Ben Okafor'));
  expect(people()).toEqual(['Ana Moreira (closed)', 'Ben Okafor']);
});

test('the client may ask for a new sign-in while work goes on in the same store', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  await toWindow['window.sessionChanged'](signedIn(ana, true));
  expect(session.state()).toMatchObject({ needsSignIn: true, store: { me: ana.me } });
  await session.signIn();
  expect(session.state().needsSignIn).toBe(false);
  expect(people()).toEqual(['Ana Moreira']);
});

test('signing out closes the store and tells the main process', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  main.state = signedOut;
  await session.signOut();
  for (const timer of timers.splice(0)) timer();
  expect(people()).toEqual(['Ana Moreira (closed)']);
  expect(session.state()).toMatchObject({ store: null, step: 'idle' });
  expect(main.asked).toContain('sign-out');
});

test('a store that is being left hears nothing that is meant for the next person', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  pipes[0]?.send('cone');
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  main.state = signedOut;
  await session.signOut();
  pipes[0]?.send('ctwo');
  main.signIn = async () => ok(ben);
  await session.signIn();
  pipes[0]?.send('cthree');
  await vi.waitFor(() => expect(heard).toEqual(['Ana Moreira one', 'Ben Okafor three']));
});

test('a case that is opened is preferred, and sync is asked for, at the main process', async () => {
  main.state = signedIn(ana);
  const session = startSession();
  await vi.waitFor(() => expect(session.state().storeIsCurrent).toBe(true));
  session.prefer(CaseId.parse('case-1'));
  await session.syncNow();
  expect(main.asked).toEqual(['prefer case-1', 'sync']);
});
