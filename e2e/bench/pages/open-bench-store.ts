import { openStore } from '../../../renderer/data/open-store.ts';
import type { Store } from '../../../renderer/data/store.ts';
import { systemClock } from '../../../renderer/data/system-clock.ts';
import { chooseTransport } from '../../../renderer/host/choose-transport.ts';
import { divideTransport } from '../../../shared/rpc/channels.ts';
import { ok } from '../../../shared/result.ts';
import type { KeysChange } from '../../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import { benchContract, benchWindowContract } from '../bench-contract.ts';
import { benchUnlocked } from '../bench-unlocked.ts';

/** Opens the store of the bench, its worker and its way to the journal, once the main process is connected. */
export function openBenchStore(): Promise<Store> {
  return new Promise((resolve, reject) => {
    chooseTransport(systemClock, pipe => {
      const { cache, window } = divideTransport(pipe);
      const keyListeners = new Set<(change: KeysChange) => void>();
      const main = connectPeer({
        transport: window,
        theirs: benchContract,
        ours: benchWindowContract,
        handlers: {
          'window.keysChanged': change => {
            for (const listener of keyListeners) listener(change);
            return Promise.resolve(ok(undefined));
          },
        },
        clock: systemClock,
        onBug: (what, error) => console.error(what, error),
      });
      const keep = main['journal.keep'];
      const options = {
        unlocked: benchUnlocked,
        clock: systemClock,
        nudgeSync: () => {},
        cacheTransport: cache,
        keys: {
          ...main,
          onChange: (listener: (change: KeysChange) => void) => {
            keyListeners.add(listener);
            return () => keyListeners.delete(listener);
          },
        },
        keep,
      };
      openStore(options).then(resolve, reject);
    });
  });
}
