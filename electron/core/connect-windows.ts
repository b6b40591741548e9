import type { Clock } from '../../shared/clock.ts';
import type { Result } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { cacheContract, mainContract, type SessionState, windowContract } from '../../shared/rpc/contract.ts';
import type { Client, Handlers } from '../../shared/rpc/define.ts';
import { type KeysChange, keysContract } from '../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { AppWindow } from '../host/host.ts';
import { limitRate } from './limit-rate.ts';
import type { Log } from './log/log.ts';
import { errorWords, word } from './log/loggable.ts';
import type { SyncDesk } from './sync/sync-desk.ts';

/** A window's own session calls. It learns their outcome from the answer, so it is not told meanwhile. */
export interface OwnCalls {
  during<T extends Result<unknown>>(work: () => Promise<T>): Promise<T>;
  /** Resolves when this window was asked to delete what had been ordered destroyed before it came. */
  readonly cleared: Promise<void>;
}

export interface WindowParts {
  readonly window: AppWindow;
  readonly handlers: (own: OwnCalls) => Handlers<typeof mainContract>;
  readonly sync: SyncDesk;
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

/** The newest page, whichever that is. Without one there is nobody to tell, and nothing to save. */
export interface Windows {
  tell(state: SessionState): void;
  /** Keys that the page's worker had made or destroyed, for its main thread. */
  tellKeys(change: KeysChange): void;
  /** Lets the page save what was typed. Resolves in time, whatever the page does. */
  flush(withinMs: number): Promise<void>;
  /** Has the page delete what was ordered destroyed. What it cannot delete now is asked of the next page. */
  clear(): Promise<void>;
}

type WindowClient = Client<typeof windowContract>;

interface Link {
  tell(state: SessionState): void;
  readonly client: WindowClient;
}

/** Answers each new pipe, as a page makes one whenever it loads, and gives its store to the sync. */
export function connectWindows({ window, handlers, sync, keys, doomed, clock, log }: WindowParts): Windows {
  let newest: Link | null = null;
  const onBug = (what: string, error: unknown): void =>
    log.error('rpc-bug', { what: word(what.replaceAll(' ', '-').slice(0, 64)), ...errorWords(error) });

  const clear = async (client: WindowClient): Promise<void> => {
    try {
      for (const storeName of await doomed.doomedStores()) {
        const answer = await client['window.destroyStore']({ storeName });
        if (answer.ok) await doomed.storeIsGone(storeName);
        else log.warn('store-not-deleted', { code: word(answer.failure.code) });
      }
    } catch (error) {
      // The secret store fails. The rows are unreadable as they are; the next page deletes them.
      log.error('store-not-deleted', errorWords(error));
    }
  };

  window.onConnect(pipe => {
    const calm = limitRate(pipe, clock, () => log.error('pipe-flooded'));
    const halves = divideTransport(calm);
    const { own, connect } = ownCalls();
    const ours = { ours: mainContract, handlers: handlers(own) };
    const client = connectPeer({ transport: halves.window, theirs: windowContract, ...ours, clock, onBug });
    const link = connect(client, clear(client));
    newest = link;
    const cache = { transport: halves.cache, theirs: cacheContract, ours: keysContract, handlers: keys, clock, onBug };
    sync.attach(connectPeer(cache));
    calm.onClose(() => {
      if (newest !== link) return;
      newest = null;
      sync.attach(null);
    });
  });
  return {
    // A page that is just loading asks for the state itself.
    tell: state => newest?.tell(state),
    tellKeys: change => void newest?.client['window.keysChanged'](change),
    async flush(withinMs) {
      let cancel = (): void => {};
      const tooLate = new Promise<void>(resolve => {
        cancel = clock.after(withinMs, resolve);
      });
      await Promise.race([newest?.client['window.flush'](), tooLate]).finally(cancel);
    },
    clear: async () => {
      if (newest) await clear(newest.client);
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
