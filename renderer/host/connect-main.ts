import type { Clock } from '../../shared/clock.ts';
import { ok, refuse } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { mainContract, windowContract, type SessionState } from '../../shared/rpc/contract.ts';
import type { KeySource } from '../data/keys/key-source.ts';
import type { KeysChange } from '../../shared/rpc/keys-contract.ts';
import type { Client } from '../../shared/rpc/define.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import type { Transport } from '../../shared/rpc/transport.ts';

export type MainClient = Client<typeof mainContract>;

/** One connection to the main process: its calls for this thread, and the raw pipe for the cache worker. */
export interface MainConnection {
  readonly main: MainClient;
  readonly cacheTransport: Transport;
  readonly keys: KeySource;
  onClose(listener: () => void): void;
}

interface ConnectOptions {
  pipe: Transport;
  clock: Clock;
  onSessionChanged: (state: SessionState) => void;
  /** Saves what was typed and is not saved yet. */
  onFlush: () => Promise<void>;
  /** Deletes the database of this name; throws when the browser will not. */
  onDestroy: (storeName: string) => Promise<void>;
}

/** Divides a pipe and puts the contract on the half that belongs to this thread. */
export function connectMain({ pipe, clock, onSessionChanged, onFlush, onDestroy }: ConnectOptions): MainConnection {
  const halves = divideTransport(pipe);
  const keyListeners = new Set<(change: KeysChange) => void>();
  const main = connectPeer({
    transport: halves.window,
    theirs: mainContract,
    ours: windowContract,
    handlers: {
      'window.sessionChanged': state => {
        onSessionChanged(state);
        return Promise.resolve(ok(undefined));
      },
      'window.keysChanged': change => {
        for (const listener of keyListeners) listener(change);
        return Promise.resolve(ok(undefined));
      },
      'window.flush': async () => {
        await onFlush();
        return ok(undefined);
      },
      'window.destroyStore': async ({ storeName }) => {
        try {
          await onDestroy(storeName);
          return ok(undefined);
        } catch {
          // The disk or the browser's storage fails. The main process asks again at its next start.
          return refuse('storage', 'The local copy could not be deleted. It is tried again at the next start.');
        }
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
    keys: {
      ...main,
      onChange: listener => {
        keyListeners.add(listener);
        return () => keyListeners.delete(listener);
      },
    },
    // A store that is closed ends its own half only: the person can sign in again over the same pipe.
    cacheTransport: { ...halves.cache, close: () => {} },
    onClose: listener => pipe.onClose(listener),
  };
}
