import { openStore } from '../../../renderer/data/open-store.ts';
import type { Store } from '../../../renderer/data/store.ts';
import { systemClock } from '../../../renderer/data/system-clock.ts';
import { chooseTransport } from '../../../renderer/host/choose-transport.ts';
import { divideTransport } from '../../../shared/rpc/channels.ts';
import { mainContract, Unlocked } from '../../../shared/rpc/contract.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import { ordinaryRules } from '../../cases/ordinary-rules.ts';

export const BENCH_UNLOCKED = Unlocked.parse({
  me: {
    id: 'person-1',
    name: 'Bench',
    client: { name: 'Bench', timeZone: 'Europe/Berlin' },
    skills: [],
    roles: ['analyst'],
    team: [],
    workstation: ordinaryRules,
  },
  deviceId: 'device-1',
  storeName: 'meridian-bench-0123456789ab',
  masterKey: btoa('0123456789abcdef0123456789abcdef'),
  features: [],
});

/** What of the main process the pages of the bench call. */
export const keepContract = { 'journal.keep': mainContract['journal.keep'] };

/** Opens the store of the bench, its worker and its way to the journal, once the main process is connected. */
export function openBenchStore(): Promise<Store> {
  return new Promise((resolve, reject) => {
    chooseTransport(systemClock, pipe => {
      const { cache, window } = divideTransport(pipe);
      const main = connectPeer({
        transport: window,
        theirs: keepContract,
        ours: {},
        handlers: {},
        clock: systemClock,
        onBug: (what, error) => console.error(what, error),
      });
      const keep = main['journal.keep'];
      const options = {
        unlocked: BENCH_UNLOCKED,
        clock: systemClock,
        nudgeSync: () => {},
        cacheTransport: cache,
        keep,
      };
      openStore(options).then(resolve, reject);
    });
  });
}
