import { ok } from '../../../shared/result.ts';
import { divideTransport } from '../../../shared/rpc/channels.ts';
import { mainContract, windowContract, type SessionState, type Unlocked } from '../../../shared/rpc/contract.ts';
import type { Client, Handlers } from '../../../shared/rpc/define.ts';
import { memoryTransportPair } from '../../../shared/rpc/memory-transport.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';
import type { Store } from '../../data/store.ts';
import { createSession, type Session, type SessionOptions } from '../session.ts';
import { unlockedFor } from './unlocked-for.ts';

export const ana = unlockedFor('ana', 'Ana Moreira');
export const ben = unlockedFor('ben', 'Ben Okafor');

type SignedOut = Extract<SessionState, { status: 'signed-out' }>;
export const signedOut: SignedOut = {
  status: 'signed-out',
  apiUrl: 'https://api.example.com',
  clientName: null,
  wiped: null,
};

type SignedIn = Extract<SessionState, { status: 'signed-in' }>;
export function signedIn(unlocked: Unlocked, over: Partial<SignedIn> = {}): SignedIn {
  return { status: 'signed-in', unlocked, reauthenticate: false, hasPin: true, leaseExpiresAt: null, ...over };
}

type Locked = Extract<SessionState, { status: 'locked' }>;
export function locked(over: Partial<Locked> = {}): Locked {
  return {
    status: 'locked',
    name: 'Ana Moreira',
    clientName: 'Northwind Life',
    reason: 'idle',
    hasPin: true,
    retryAt: null,
    ...over,
  };
}

/** The main process as far as the window sees it, and the ways in which it can go. */
export interface ScriptedMain {
  state: SessionState;
  /** Calls, in order, with what they carried. */
  readonly asked: string[];
  readonly answers: Handlers<typeof mainContract>;
  /** The window's timers that have not run. */
  readonly timers: (() => void)[];
  readonly opened: { person: string; isClosed: boolean }[];
  /** What the main process told a store. */
  readonly heard: string[];
  /** What the workspace was told. */
  readonly places: string[];
  readonly pipes: Transport[];
  /** What a store needs to open; nothing as long as it opens at once. */
  beforeOpen: () => Promise<void>;
  /** Calls the newest page. */
  window(): Client<typeof windowContract>;
  /** Comes back with a new pipe. */
  restart(): void;
  /** Runs the timers that are waiting. */
  later(): void;
  /** Which stores were opened and what became of them. */
  people(): string[];
}

export function scriptMain(state: SessionState): ScriptedMain {
  const asked: string[] = [];
  const note = async (what: string) => {
    asked.push(what);
    return ok(undefined);
  };
  const noUpdate = async () => ok({ enabled: false, status: 'idle' as const, version: null, message: null });
  const nothingHere = async () => await Promise.reject(new Error('Not part of this play'));
  const main: ScriptedMain = {
    state,
    asked,
    answers: {
      'app.info': async () => ok({ version: '0', host: 'fake' as const }),
      'session.state': async () => ok(main.state),
      'session.signIn': async () => {
        main.state = signedIn(ana);
        return ok(ana);
      },
      'session.cancelSignIn': () => note('cancel'),
      'session.lock': () => note('lock'),
      'session.unlock': async ({ pin }) => {
        asked.push(`unlock ${pin}`);
        main.state = signedIn(ana);
        return ok(ana);
      },
      'session.setPin': ({ current, next }) => note(`set-pin ${current} ${next}`),
      'session.confirm': ({ pin }) => note(`confirm ${pin}`),
      'session.activity': () => note('activity'),
      'session.signOut': () => note('sign-out'),
      'sync.now': () => note('sync'),
      'store.remove': nothingHere,
      'sync.prefer': ({ caseId }) => note(`prefer ${caseId}`),
      'sync.pauseDocuments': ({ paused }) => note(`pause ${paused}`),
      'journal.keep': items => note(`keep ${items.length}`),
      'journal.reckoning': nothingHere,
      'keys.all': nothingHere,
      'keys.make': nothingHere,
      'keys.destroy': nothingHere,
      'rescue.export': nothingHere,
      'audit.export': nothingHere,
      'audit.note': ({ type, count }) => note(`audit ${type} ${count}`),
      'audit.noteUse': ({ type }) => note(`audit ${type}`),
      'files.save': nothingHere,
      'files.part': async () => ok(undefined),
      'files.saveMarks': nothingHere,
      'updates.state': noUpdate,
      'updates.check': noUpdate,
      'windows.openPane': nothingHere,
      'windows.pane': async () => ok(null),
      'log.report': ({ where }) => note(`report ${where}`),
    },
    timers: [],
    opened: [],
    heard: [],
    places: [],
    pipes: [],
    beforeOpen: async () => {},
    window: () => {
      throw new Error('No page has connected yet');
    },
    restart: () => {
      throw new Error('No page has connected yet');
    },
    later: () => {
      for (const timer of main.timers.splice(0)) timer();
    },
    people: () => main.opened.map(({ person, isClosed }) => `${person}${isClosed ? ' (closed)' : ''}`),
  };
  return main;
}

/** The window's session over this main process, with stores that only say whose they are. */
export function startSession(main: ScriptedMain, over: Partial<Store> = {}): Session {
  return createSession(sessionOptions(main, over));
}

export function sessionOptions(main: ScriptedMain, over: Partial<Store> = {}): SessionOptions {
  const clock = {
    now: () => 0,
    after: (_delayMs: number, callback: () => void) => {
      main.timers.push(callback);
      return () => {};
    },
  };
  return {
    clock,
    chooseTransport: (_clock, onPipe) => {
      main.restart = () => {
        const [ours, theirs] = memoryTransportPair();
        main.pipes.push(theirs);
        const client = connectPeer({
          transport: divideTransport(theirs).window,
          theirs: windowContract,
          ours: mainContract,
          handlers: main.answers,
          clock,
          onBug: () => {},
        });
        main.window = () => client;
        onPipe(ours);
      };
      main.restart();
    },
    openStore: async ({ unlocked, cacheTransport, keep }) => {
      await main.beforeOpen();
      cacheTransport.onMessage(frame => main.heard.push(`${unlocked.me.name} ${frame}`));
      const entry = { person: unlocked.me.name, isClosed: false };
      main.opened.push(entry);
      const close = () => void (entry.isClosed = true);
      return { me: unlocked.me, close, keep, ...over } as unknown as Store;
    },
    places: {
      sitDown: personId => void main.places.push(`sit down ${personId}`),
      lock: () => void main.places.push('lock'),
      leave: () => void main.places.push('leave'),
    },
  };
}
