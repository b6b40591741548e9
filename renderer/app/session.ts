import type { Clock } from '../../shared/clock.ts';
import type { CaseId } from '../../shared/model/ids.ts';
import type { SessionState, Unlocked, UpdateState } from '../../shared/rpc/contract.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import type { OpenStoreOptions } from '../data/open-store.ts';
import type { Store } from '../data/store.ts';
import { connectMain, type MainConnection } from '../host/connect-main.ts';
import type { SignInFailure } from '../features/sign-in/sign-in-failure.ts';
import { atStart, type WindowState } from './window-state.ts';

export interface SessionOptions {
  clock: Clock;
  /** Calls back with a pipe to the main process, and with a new one whenever that comes back. */
  chooseTransport: (clock: Clock, onPipe: (pipe: Transport) => void) => void;
  openStore: (options: OpenStoreOptions) => Promise<Store>;
}

export interface AboutMeridian {
  readonly version: string;
  readonly host: 'electron' | 'chromium' | 'fake';
  readonly update: UpdateState;
}

/** What the window can ask of the main process, and what it knows of the session. */
export interface Session {
  subscribe(listener: () => void): () => void;
  state(): WindowState;
  signIn(): Promise<void>;
  cancelSignIn(): Promise<void>;
  signOut(): Promise<void>;
  syncNow(): Promise<void>;
  /** A person looks at this case: its documents come first. */
  prefer(caseId: CaseId): void;
  /** Which build this is and where it stands with updates; null while the main process is away. */
  about(): Promise<AboutMeridian | null>;
  /** Looks for a newer build; how it goes on, `about` tells. */
  checkForUpdates(): Promise<void>;
  /** A bug that was caught. No text of a case. */
  report(where: string, error: string): void;
}

// What screens write as they go (the last letters of a draft) is written by then.
const LAST_WRITES_MS = 5_000;

/** Follows the main process: its pipes, its session, and the store that belongs to both. */
export function createSession({ clock, chooseTransport, openStore }: SessionOptions): Session {
  const listeners = new Set<() => void>();
  let state: WindowState = atStart;
  let connection: MainConnection | null = null;
  // Grows with every opening and closing, so that a store that opens too late is closed at once.
  let turn = 0;

  const set = (change: Partial<WindowState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const closeLater = (store: Store | null | undefined) => {
    if (store) clock.after(LAST_WRITES_MS, () => store.close());
  };

  const closeStore = () => {
    turn++;
    // Its screens write to the end, but what the main process says from now on may be about the next person.
    if (state.store) connection?.cacheTransport.onMessage(() => {});
    closeLater(state.store);
  };

  const open = async (unlocked: Unlocked) => {
    if (!connection) return;
    const mine = ++turn;
    const from = connection;
    const former = state.store;
    // The same person after a reconnect goes on working in the former store until the new one is there.
    const isSamePerson = former?.me.id === unlocked.me.id;
    if (former && !isSamePerson) former.close();
    set({ step: 'opening', failure: null, ...(isSamePerson ? {} : { store: null }) });
    try {
      const store = await openStore({
        unlocked,
        cacheTransport: from.cacheTransport,
        clock,
        nudgeSync: () => void connection?.main['sync.now'](),
      });
      if (mine !== turn) return store.close();
      if (isSamePerson) closeLater(former);
      set({ step: 'idle', store, clientName: unlocked.me.client.name });
    } catch (error) {
      // IndexedDB would not open (another version holds it, disk full), or the key is not this store's.
      report('open-store', String(error));
      if (mine === turn) set({ step: 'idle', failure: 'store' });
    }
  };

  const follow = async (session: SessionState) => {
    switch (session.status) {
      case 'signed-out':
        closeStore();
        return set({
          step: 'idle',
          store: null,
          needsSignIn: false,
          apiUrl: session.apiUrl,
          clientName: session.clientName,
        });
      case 'signing-in':
        return set({ step: 'waiting', failure: null });
      case 'signed-in':
        set({ needsSignIn: session.reauthenticate });
        if (state.link === 'up' && state.storeIsCurrent && state.store?.me.id === session.unlocked.me.id) return;
        await open(session.unlocked);
        return set({ storeIsCurrent: state.store !== null && state.failure === null });
    }
  };

  const report = (where: string, error: string) => {
    void connection?.main['log.report']({ where: where.slice(0, 200), error: error.slice(0, 4000) });
  };

  chooseTransport(clock, pipe => {
    const next = connectMain({ pipe, clock, onSessionChanged: session => void follow(session) });
    connection = next;
    set({ storeIsCurrent: false });
    next.onClose(() => {
      if (connection !== next) return;
      connection = null;
      set({ link: 'lost', storeIsCurrent: false });
    });
    void next.main['session.state']().then(async answer => {
      if (connection !== next) return;
      set({ link: 'up', isKnown: true });
      if (answer.ok) await follow(answer.value);
      else set({ failure: answer.failure.code });
    });
  });

  const signIn = async () => {
    const from = connection;
    if (!from) return set({ failure: 'disconnected' });
    set({ step: 'waiting', failure: null });
    const answer = await from.main['session.signIn']();
    if (answer.ok) {
      set({ needsSignIn: false });
      await follow({ status: 'signed-in', unlocked: answer.value, reauthenticate: false });
      set({ step: 'idle' });
    } else set({ step: 'idle', failure: answer.failure.code satisfies SignInFailure });
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    signIn,
    async cancelSignIn() {
      await connection?.main['session.cancelSignIn']();
    },
    async signOut() {
      const from = connection;
      closeStore();
      set({ store: null, step: 'idle', failure: null, needsSignIn: false, storeIsCurrent: false });
      await from?.main['session.signOut']();
      const answer = await from?.main['session.state']();
      if (answer?.ok === true) await follow(answer.value);
    },
    async syncNow() {
      const answer = await connection?.main['sync.now']();
      if (answer?.ok === false && answer.failure.code === 'signed-out') set({ needsSignIn: true });
    },
    async about() {
      const main = connection?.main;
      if (!main) return null;
      const [info, update] = await Promise.all([main['app.info'](), main['updates.state']()]);
      return info.ok && update.ok ? { ...info.value, update: update.value } : null;
    },
    async checkForUpdates() {
      await connection?.main['updates.check']();
    },
    prefer: caseId => void connection?.main['sync.prefer']({ caseId }),
    report,
  };
}
