import type { Clock } from '../../../shared/clock.ts';
import { ok } from '../../../shared/result.ts';
import { divideTransport } from '../../../shared/rpc/channels.ts';
import {
  cacheContract,
  mainContract,
  type SessionState,
  windowContract,
  writerContract,
} from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';
import type { FakeLocks } from './fake-locks.ts';

/** What the pages of one person have in common: the database, as far as it matters who writes it. */
export interface SharedStore {
  /** A call of the sync, carried out by the worker of this page. */
  handlersFor(page: string): Handlers<typeof cacheContract>;
  nextTurn(): number;
  /** The answers of a case, by how many letters they have. */
  readonly drafts: Map<string, number>;
  /** Writes a draft. */
  save(caseId: string, letters: number): void;
}

export interface PageOptions {
  readonly name: string;
  readonly pipe: Transport;
  readonly clock: Clock;
  readonly locks: FakeLocks;
  readonly store: SharedStore;
  readonly onBug: (what: string) => void;
  /** How long it takes until the rest of the machine notices that a program died. */
  readonly noticedMs: () => number;
}

/** A window and its cache worker: they live and die together. */
export interface WindowPage {
  readonly name: string;
  isAlive(): boolean;
  /** Types another letter, if this window may write the case. */
  type(caseId: string): void;
  nudge(): void;
  lockDesk(): void;
  /** As a person closes it: what was typed is saved first. */
  close(): void;
  /** As it dies: nothing more is done, and its locks and its pipe go when the system notices, in any order. */
  kill(): void;
}

const PAUSE_MS = 300;

export function startPage(options: PageOptions): WindowPage {
  const { name, pipe, clock, locks, store, onBug } = options;
  const halves = divideTransport(pipe);
  const typed = new Map<string, number>();
  const forms = new Map<string, { isHeld: boolean; leave: () => void }>();
  let isAlive = true;
  let closeStore: (() => void) | null = null;

  const saveTyped = (): void => {
    for (const [caseId, letters] of typed) store.save(caseId, letters);
    typed.clear();
  };
  const leaveForms = (): void => {
    for (const { leave } of forms.values()) leave();
    forms.clear();
  };
  const openStore = (storeName: string): void => {
    if (closeStore) return;
    let isWriter = true;
    const release = locks.request(`${storeName}/writer`, () => {
      if (!isWriter || !isAlive) return;
      const worker = connectPeer({
        transport: halves.cache,
        theirs: writerContract,
        ours: cacheContract,
        // A worker that was ended answers nobody.
        handlers: answeringWhile(store.handlersFor(name), () => isWriter && isAlive),
        clock,
        onBug,
      });
      void worker['writer.opened']({ storeName, turn: store.nextTurn() });
    });
    closeStore = () => {
      isWriter = false;
      release();
      closeStore = null;
    };
  };
  const follow = (state: SessionState): void => {
    if (!isAlive || state.status === 'signing-in') return;
    if (state.status === 'signed-in') return openStore(state.unlocked.storeName);
    saveTyped();
    leaveForms();
    closeStore?.();
  };
  const main = connectPeer({
    transport: halves.window,
    theirs: mainContract,
    ours: windowContract,
    handlers: answeringWhile<Handlers<typeof windowContract>>(
      {
        'window.sessionChanged': async state => {
          follow(state);
          return ok(undefined);
        },
        'window.keysChanged': async () => ok(undefined),
        'window.flush': async () => {
          saveTyped();
          return ok(undefined);
        },
        'window.destroyStore': async () => ok(undefined),
      },
      () => isAlive,
    ),
    clock,
    onBug,
  });
  void main['session.state']().then(answer => {
    if (answer.ok) follow(answer.value);
  });

  return {
    name,
    isAlive: () => isAlive,
    type(caseId) {
      if (!isAlive || !closeStore) return;
      let form = forms.get(caseId);
      if (!form) {
        const asked = { isHeld: false, leave: () => {} };
        asked.leave = locks.request(`form/${caseId}`, () => (asked.isHeld = true));
        form = asked;
        forms.set(caseId, form);
      }
      if (!form.isHeld) return;
      typed.set(caseId, (typed.get(caseId) ?? store.drafts.get(caseId) ?? 0) + 1);
      clock.after(PAUSE_MS, () => {
        if (isAlive) saveTyped();
      });
    },
    nudge: () => void (isAlive && main['sync.now']()),
    lockDesk: () => void (isAlive && main['session.lock']()),
    close() {
      if (!isAlive) return;
      saveTyped();
      isAlive = false;
      leaveForms();
      closeStore?.();
      pipe.close();
    },
    kill() {
      if (!isAlive) return;
      isAlive = false;
      const { noticedMs } = options;
      for (const { leave } of forms.values()) clock.after(noticedMs(), leave);
      if (closeStore) clock.after(noticedMs(), closeStore);
      clock.after(noticedMs(), () => pipe.close());
    },
  };
}

function answeringWhile<Room extends object>(room: Room, isThere: () => boolean): Room {
  return new Proxy(room, {
    get: (target, key, receiver) =>
      isThere() ? (Reflect.get(target, key, receiver) as unknown) : () => new Promise(() => {}),
  });
}
