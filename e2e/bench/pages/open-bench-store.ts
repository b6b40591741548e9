import { openStore } from '../../../renderer/data/open-store.ts';
import type { Store } from '../../../renderer/data/store.ts';
import { systemClock } from '../../../renderer/data/system-clock.ts';
import { chooseTransport } from '../../../renderer/host/choose-transport.ts';
import { divideTransport } from '../../../shared/rpc/channels.ts';
import { mainContract } from '../../../shared/rpc/contract.ts';
import { keysContract } from '../../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import { benchUnlocked } from '../bench-unlocked.ts';

/** What of the main process the pages of the bench call. */
export const benchContract = { 'journal.keep': mainContract['journal.keep'], ...keysContract };

/** Opens the store of the bench, its worker and its way to the journal, once the main process is connected. */
export function openBenchStore(): Promise<Store> {
  return new Promise((resolve, reject) => {
    chooseTransport(systemClock, pipe => {
      const { cache, window } = divideTransport(pipe);
      const main = connectPeer({
        transport: window,
        theirs: benchContract,
        ours: {},
        handlers: {},
        clock: systemClock,
        onBug: (what, error) => console.error(what, error),
      });
      const keep = main['journal.keep'];
      const options = {
        unlocked: benchUnlocked,
        clock: systemClock,
        nudgeSync: () => {},
        cacheTransport: cache,
        keys: { ...main, onChange: () => () => {} },
        keep,
      };
      openStore(options).then(resolve, reject);
    });
  });
}
