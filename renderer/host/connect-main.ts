import type { Clock } from '../../shared/clock.ts';
import { ok } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { mainContract, windowContract, type SessionState } from '../../shared/rpc/contract.ts';
import type { Client } from '../../shared/rpc/define.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { Transport } from '../../shared/rpc/transport.ts';

export type MainClient = Client<typeof mainContract>;

/** One connection to the main process: its calls for this thread, and the raw pipe for the cache worker. */
export interface MainConnection {
  readonly main: MainClient;
  readonly cacheTransport: Transport;
  onClose(listener: () => void): void;
}

interface ConnectOptions {
  pipe: Transport;
  clock: Clock;
  onSessionChanged: (state: SessionState) => void;
}

/** Divides a pipe and puts the contract on the half that belongs to this thread. */
export function connectMain({ pipe, clock, onSessionChanged }: ConnectOptions): MainConnection {
  const halves = divideTransport(pipe);
  const main = connectPeer({
    transport: halves.window,
    theirs: mainContract,
    ours: windowContract,
    handlers: {
      'window.sessionChanged': state => {
        onSessionChanged(state);
        return Promise.resolve(ok(undefined));
      },
    },
    clock,
    onBug: (what, error) => {
      console.error(what, error);
      void main['log.report']({ where: 'window', error: `${what}: ${String(error)}`.slice(0, 4000) });
    },
  });
  return {
    main,
    // A store that is closed ends its own half only: the person can sign in again over the same pipe.
    cacheTransport: { ...halves.cache, close: () => {} },
    onClose: listener => pipe.onClose(listener),
  };
}
