import type { Clock } from '../../shared/clock.ts';
import type { Result } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { cacheContract, mainContract, type SessionState, windowContract } from '../../shared/rpc/contract.ts';
import type { Client, Handlers } from '../../shared/rpc/define.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { AppWindow } from '../host/host.ts';
import type { Log } from './log/log.ts';
import { errorWords, word } from './log/loggable.ts';
import type { SyncDesk } from './sync/sync-desk.ts';

/** A window's own session calls. It learns their outcome from the answer, so it is not told meanwhile. */
export interface OwnCalls {
  during<T extends Result<unknown>>(work: () => Promise<T>): Promise<T>;
}

export interface WindowParts {
  readonly window: AppWindow;
  readonly handlers: (own: OwnCalls) => Handlers<typeof mainContract>;
  readonly sync: SyncDesk;
  readonly clock: Clock;
  readonly log: Log;
}

interface Link {
  tell(state: SessionState): void;
}

/**
 * Answers each new pipe, as a page makes one whenever it loads, and gives its store to the sync. Returns the way to
 * tell the newest page about the session.
 */
export function connectWindows({ window, handlers, sync, clock, log }: WindowParts): (state: SessionState) => void {
  let newest: Link | null = null;
  const onBug = (what: string, error: unknown): void =>
    log.error('rpc-bug', { what: word(what.replaceAll(' ', '-').slice(0, 64)), ...errorWords(error) });

  window.onConnect(pipe => {
    const halves = divideTransport(pipe);
    const { own, link, use } = ownCalls();
    const ours = { ours: mainContract, handlers: handlers(own) };
    use(connectPeer({ transport: halves.window, theirs: windowContract, ...ours, clock, onBug }));
    newest = link;
    sync.attach(connectPeer({ transport: halves.cache, theirs: cacheContract, ours: {}, handlers: {}, clock, onBug }));
    pipe.onClose(() => {
      if (newest !== link) return;
      newest = null;
      sync.attach(null);
    });
  });
  // A page that is just loading asks for the state itself.
  return state => newest?.tell(state);
}

function ownCalls(): { own: OwnCalls; link: Link; use(client: Client<typeof windowContract>): void } {
  let client: Client<typeof windowContract> | null = null;
  let running = 0;
  let heldBack: SessionState | null = null;
  const tell = (state: SessionState): void => {
    if (running > 0) heldBack = state;
    else void client?.['window.sessionChanged'](state);
  };
  return {
    link: { tell },
    use: connected => {
      client = connected;
    },
    own: {
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
