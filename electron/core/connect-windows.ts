import type { Clock } from '../../shared/clock.ts';
import { ok, type Result } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import {
  cacheContract,
  mainContract,
  paneContract,
  type SessionState,
  windowContract,
  writerContract,
} from '../../shared/rpc/contract.ts';
import type { Client, Handlers } from '../../shared/rpc/define.ts';
import { type KeysChange, keysContract } from '../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { Transport } from '../../shared/rpc/transport.ts';
import type { AppWindow } from '../host/host.ts';
import { limitRate } from './limit-rate.ts';
import type { Log } from './log/log.ts';
import { errorWords, word } from './log/loggable.ts';
import type { PaneDesk } from './pane-desk.ts';
import type { SyncDesk } from './sync/sync-desk.ts';
import { createWriterDesk } from './writer-desk.ts';

/** A window's own session calls. It learns their outcome from the answer, so it is not told meanwhile. */
export interface OwnCalls {
  during<T extends Result<unknown>>(work: () => Promise<T>): Promise<T>;
  /** Resolves when this window was asked to delete what had been ordered destroyed before it came. */
  readonly cleared: Promise<void>;
}

export interface WindowParts {
  readonly window: Pick<AppWindow, 'onConnect'>;
  /** @param paneId of the window that asks; null: it is the program's own */
  readonly handlers: (own: OwnCalls, paneId: string | null) => Handlers<typeof mainContract>;
  readonly panes: Pick<PaneDesk, 'follow' | 'connected' | 'gone'>;
  readonly sync: Pick<SyncDesk, 'attach'>;
  /** What the cache worker of a page asks for itself. */
  readonly keys: Handlers<typeof keysContract>;
  /** Stores whose destruction was ordered and that no window has deleted yet. */
  readonly doomed: {
    doomedStores(): Promise<readonly string[]>;
    storeIsGone(storeName: string): Promise<void>;
  };
  readonly clock: Clock;
  readonly log: Log;
}

/** All pages that are open. Without one there is nobody to tell, and nothing to save. */
export interface Windows {
  tell(state: SessionState): void;
  /** Keys that the writing worker had made or destroyed, for the main thread of every page. */
  tellKeys(change: KeysChange): void;
  /** Lets the pages save what was typed. Resolves in time, whatever they do. */
  flush(withinMs: number): Promise<void>;
  /** Has the pages delete what was ordered destroyed. What they cannot delete now is asked of the next page. */
  clear(): Promise<void>;
}

type WindowClient = Client<typeof windowContract>;

interface Link {
  tell(state: SessionState): void;
  readonly client: WindowClient;
}

/** Answers each new pipe, as a page makes one whenever it loads, and gives the store of the one that writes to the sync. */
export function connectWindows({ window, handlers, panes, sync, keys, doomed, clock, log }: WindowParts): Windows {
  const links = new Set<Link>();
  const writer = createWriterDesk(sync);
  const onBug = (what: string, error: unknown): void =>
    log.error('rpc-bug', { what: word(what.replaceAll(' ', '-').slice(0, 64)), ...errorWords(error) });

  const clear = async (clients: readonly WindowClient[]): Promise<void> => {
    try {
      for (const storeName of await doomed.doomedStores()) {
        // All of them: a page that has it open would make it anew when it next reads.
        const answers = await Promise.all(clients.map(client => client['window.destroyStore']({ storeName })));
        const failed = answers.find(answer => !answer.ok);
        if (!failed) await doomed.storeIsGone(storeName);
        else log.warn('store-not-deleted', { code: word(failed.ok ? 'none' : failed.failure.code) });
      }
    } catch (error) {
      // The secret store fails. The rows are unreadable as they are; the next page deletes them.
      log.error('store-not-deleted', errorWords(error));
    }
  };
  const connectStore = (transport: Transport) => {
    const cache = connectPeer({
      transport,
      theirs: cacheContract,
      ours: { ...keysContract, ...writerContract },
      handlers: {
        ...keys,
        'writer.opened': async claim => {
          writer.opened(cache, claim);
          return ok(undefined);
        },
      },
      clock,
      onBug,
    });
    return cache;
  };

  window.onConnect((pipe, paneId) => {
    const calm = limitRate(pipe, clock, () => log.error('pipe-flooded'));
    const halves = divideTransport(calm);
    const { own, connect } = ownCalls();
    const client = connectPeer({
      transport: halves.window,
      theirs: windowContract,
      // A pane that was taken over must not be able to sign anybody out, or anything away.
      ours: paneId === null ? mainContract : (paneContract as typeof mainContract),
      handlers: handlers(own, paneId),
      clock,
      onBug,
    });
    // Before anything is awaited: a page that is there is told, and asked.
    const link = connect(client, clear([client]));
    links.add(link);
    if (paneId !== null) panes.connected(paneId);
    const cache = connectStore(halves.cache);
    calm.onClose(() => {
      links.delete(link);
      if (paneId !== null) panes.gone(paneId);
      writer.gone(cache);
    });
  });
  return {
    tell: state => {
      writer.follow(state);
      // A page that is just loading asks for the state itself.
      for (const link of links) link.tell(state);
      panes.follow(state);
    },
    tellKeys: change => {
      for (const { client } of links) void client['window.keysChanged'](change);
    },
    async flush(withinMs) {
      let cancel = (): void => {};
      const tooLate = new Promise<void>(resolve => {
        cancel = clock.after(withinMs, resolve);
      });
      const all = Promise.all([...links].map(({ client }) => client['window.flush']()));
      await Promise.race([all, tooLate]).finally(cancel);
    },
    clear: async () => {
      if (links.size > 0) await clear([...links].map(({ client }) => client));
    },
  };
}

function ownCalls(): { own: OwnCalls; connect(client: WindowClient, cleared: Promise<void>): Link } {
  let client: WindowClient | null = null;
  let running = 0;
  let heldBack: SessionState | null = null;
  const clearing = Promise.withResolvers<void>();
  const tell = (state: SessionState): void => {
    if (running > 0) heldBack = state;
    else void client?.['window.sessionChanged'](state);
  };
  return {
    connect(connected, cleared) {
      client = connected;
      clearing.resolve(cleared);
      return { tell, client: connected };
    },
    own: {
      cleared: clearing.promise,
      async during(work) {
        running++;
        let answered = false;
        try {
          const answer = await work();
          answered = answer.ok;
          return answer;
        } finally {
          running--;
          // A call that failed, or broke, does not tell what changed meanwhile.
          if (!answered && heldBack) tell(heldBack);
          heldBack = null;
        }
      },
    },
  };
}
