import type { Clock } from '../../shared/clock.ts';
import { refuse } from '../../shared/result.ts';
import type { SessionState, Unlocked } from '../../shared/rpc/contract.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { destroyStore } from '../data/destroy-store.ts';
import { flushOpenDrafts } from '../data/open-drafts.ts';
import type { OpenStoreOptions } from '../data/open-store.ts';
import { troubleNow } from '../data/storage-trouble.ts';
import type { Store } from '../data/store.ts';
import { connectMain, type MainClient, type MainConnection } from '../host/connect-main.ts';
import { openOrRemove, StoreGoesAtStartError } from './open-or-remove.ts';
import { atStart, type Lock, type WindowState } from './window-state.ts';

export interface FollowOptions {
  clock: Clock;
  /** Calls back with a pipe to the main process, and with a new one whenever that comes back. */
  chooseTransport: (clock: Clock, onPipe: (pipe: Transport) => void) => void;
  openStore: (options: OpenStoreOptions) => Promise<Store>;
  /** What remembers where a person was: told before their store is shown, and when it is taken away. */
  places: { sitDown(personId: string): void; lock(): void; leave(): void };
}

export interface Following {
  subscribe(listener: () => void): () => void;
  state(): WindowState;
  set(change: Partial<WindowState>): void;
  /** Null while the main process is away. */
  main(): MainClient | null;
  /** Asks how the session stands, and follows the answer. */
  ask(): Promise<void>;
  /** The screens go dark at once; resolves when what was typed is saved. A main process that is away is told later. */
  darken(as: Lock | null): Promise<void>;
  report(where: string, error: string): void;
}

// What screens write as they go (the last letters of a draft) is written by then.
const LAST_WRITES_MS = 5_000;
const NO_JOURNAL = 'The background part of Meridian is away, or somebody else is at this desk.';

/** Follows the main process: its pipes, its session, and the store that belongs to both. */
export function followMain({ clock, chooseTransport, openStore, places }: FollowOptions): Following {
  const listeners = new Set<() => void>();
  let state: WindowState = atStart;
  let connection: MainConnection | null = null;
  // Grows with every opening and closing, so that a store that opens too late is closed at once.
  let turn = 0;
  /** The store that is being opened, as long as its turn lasts. */
  let opening: { turn: number; from: MainConnection; storeName: string } | null = null;
  // Who may write to the journal. What a store writes after its person has gone must not get into the next one's.
  let personId: string | null = null;
  /** Stores that are closed when their last writes have ended. */
  const leaving = new Set<Store>();
  /** What a person asked for while the main process was away. */
  let owed: 'session.lock' | 'session.signOut' | null = null;

  const set = (change: Partial<WindowState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const closeLater = (store: Store | null | undefined) => {
    if (!store) return;
    leaving.add(store);
    clock.after(LAST_WRITES_MS, () => {
      if (leaving.delete(store)) store.close();
    });
  };

  const saveTyped = async () => {
    // On the lock screen nothing is kept, and what is typed there stays where it is.
    if (!state.store) return;
    // A field that takes its text over when it is left does so now.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await flushOpenDrafts();
  };

  /** Resolves when what was typed is on the disk, or will not be. Call it before the screens go. */
  const leaveStore = async () => {
    const mine = ++turn;
    // Its screens write to the end, but what the main process says from now on may be about the next person.
    if (state.store) connection?.cacheTransport.onMessage(() => {});
    const saved = saveTyped();
    await Promise.race([saved, new Promise<void>(resolve => void clock.after(LAST_WRITES_MS, resolve))]);
    if (mine === turn) personId = null;
  };

  const lockWith = async (lock: Lock) => {
    const { store } = state;
    const left = leaveStore();
    if (store || !state.lock) {
      places.lock();
      set({ ...closed, lock, hasPin: lock.hasPin, clientName: lock.clientName });
    } else set({ lock, step: state.step === 'unlocking' ? 'unlocking' : 'idle' });
    await left;
    store?.close();
  };

  const signedOut = async (change: Partial<WindowState>) => {
    const { store } = state;
    const left = leaveStore();
    closeLater(store);
    places.leave();
    set({ ...closed, lock: null, hasPin: false, ...change });
    await left;
  };

  /** Nothing is saved any more: what is left of the person goes. */
  const destroy = async (storeName: string) => {
    const { store } = state;
    if (opening?.storeName === storeName) turn++;
    if (store?.db.name === storeName) {
      turn++;
      personId = null;
      leaving.add(store);
      places.leave();
      set({ ...closed, lock: null, hasPin: false });
    }
    for (const left of leaving) left.close();
    leaving.clear();
    await destroyStore(storeName);
  };

  const open = async (unlocked: Unlocked) => {
    const from = connection;
    if (!from) return;
    const { storeName } = unlocked;
    // What else changes while it opens is no reason to begin anew.
    if (opening?.turn === turn && opening.from === from && opening.storeName === storeName) return;
    const mine = ++turn;
    opening = { turn, from, storeName };
    const former = state.store;
    // The same person after a reconnect goes on working in the former store until the new one is there.
    const isSamePerson = former?.me.id === unlocked.me.id;
    if (former && !isSamePerson) former.close();
    personId = unlocked.me.id;
    set({ step: 'opening', failure: null, ...(isSamePerson ? {} : { store: null }) });
    try {
      const options: OpenStoreOptions = {
        unlocked,
        cacheTransport: from.cacheTransport,
        keys: from.keys,
        clock,
        nudgeSync: () => void connection?.main['sync.now'](),
        onFailed: () => {
          if (mine === turn) set({ failure: 'store' });
        },
        keep: async items => {
          const main = personId === unlocked.me.id ? connection?.main : null;
          return main ? await main['journal.keep'](items) : refuse('disconnected', NO_JOURNAL);
        },
      };
      const store = await openOrRemove(() => openStore(options), from.main);
      if (mine !== turn) return store.close();
      if (isSamePerson) closeLater(former);
      places.sitDown(unlocked.me.id);
      const { name } = unlocked.me.client;
      set({ step: 'idle', store, clientName: name, lock: null, unlockFailure: null, wiped: null });
    } catch (error) {
      // IndexedDB would not open (another version holds it, disk full), or the key is not this store's.
      report('open-store', String(error));
      const failure =
        error instanceof StoreGoesAtStartError
          ? 'store-goes-at-start'
          : (await troubleNow(error)) === 'full'
            ? 'store-no-room'
            : 'store';
      if (mine === turn) set({ step: 'idle', failure, lock: null });
    } finally {
      if (mine === turn) opening = null;
    }
    if (mine === turn) set({ storeIsCurrent: state.store !== null && state.failure === null });
  };

  const follow = async (session: SessionState) => {
    switch (session.status) {
      case 'signed-out': {
        const { apiUrl, clientName, wiped } = session;
        return await signedOut({ apiUrl, clientName, wiped: wiped ?? state.wiped });
      }
      case 'signing-in':
        return set({ step: 'waiting', failure: null });
      case 'locked': {
        const { status: _, ...lock } = session;
        return await lockWith({ ...lock, triesLeft: lock.triesLeft ?? null });
      }
      case 'signed-in': {
        const { unlocked, reauthenticate, hasPin, leaseExpiresAt } = session;
        const { endedBecause = null, pinIsLost = false } = session;
        set({ needsSignIn: reauthenticate, endedBecause, hasPin, pinIsLost, leaseExpiresAt });
        if (state.link === 'up' && state.storeIsCurrent && state.store?.me.id === unlocked.me.id) return;
        return await open(unlocked);
      }
      default:
        return unreachable(session);
    }
  };

  const report = (where: string, error: string) => {
    void connection?.main['log.report']({ where: where.slice(0, 200), error: error.slice(0, 4000) });
  };

  const ask = async () => {
    const from = connection;
    const answer = await from?.main['session.state']();
    if (!answer || connection !== from) return;
    set({ link: 'up', isKnown: true });
    if (answer.ok) await follow(answer.value);
    else set({ failure: answer.failure.code });
  };

  chooseTransport(clock, pipe => {
    const next = connectMain({
      pipe,
      clock,
      onSessionChanged: session => void follow(session),
      onFlush: saveTyped,
      onDestroy: destroy,
    });
    connection = next;
    set({ storeIsCurrent: false });
    next.onClose(() => {
      if (connection !== next) return;
      connection = null;
      set({ link: 'lost', storeIsCurrent: false });
    });
    const first = owed === null ? null : next.main[owed]();
    owed = null;
    void Promise.resolve(first).then(ask);
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    set,
    main: () => connection?.main ?? null,
    ask,
    async darken(lock) {
      if (!connection) owed = lock ? 'session.lock' : 'session.signOut';
      await (lock ? lockWith(lock) : signedOut({ isKnown: state.apiUrl !== null }));
    },
    report,
  };
}

/** What holds of a window without a store. */
const closed = {
  step: 'idle',
  failure: null,
  unlockFailure: null,
  store: null,
  storeIsCurrent: false,
  needsSignIn: false,
  endedBecause: null,
  pinIsLost: false,
  leaseExpiresAt: null,
} as const satisfies Partial<WindowState>;
