import { openStore } from '../../../../renderer/data/open-store.ts';
import { systemClock } from '../../../../renderer/data/system-clock.ts';
import { chooseTransport } from '../../../../renderer/host/choose-transport.ts';
import { divideTransport } from '../../../../shared/rpc/channels.ts';
import { Unlocked } from '../../../../shared/rpc/contract.ts';

const unlocked = Unlocked.parse({
  me: {
    id: 'person-1',
    name: 'Bench',
    client: { name: 'Bench', timeZone: 'Europe/Berlin' },
    skills: [],
    roles: ['analyst'],
    team: [],
    workstation: {
      leaseHours: 72,
      checkInMinutes: 60,
      idleLockMinutes: 0,
      watermark: false,
      screenCapture: false,
      copyText: 'within-app',
      print: false,
      saveDocuments: false,
    },
  },
  deviceId: 'device-1',
  storeName: 'meridian-bench-0123456789ab',
  masterKey: btoa('0123456789abcdef0123456789abcdef'),
  features: [],
});

chooseTransport(systemClock, pipe => {
  const { cache } = divideTransport(pipe);
  void openStore({ unlocked, cacheTransport: cache, clock: systemClock, nudgeSync: () => {} }).then(() =>
    document.body.setAttribute('data-ready', ''),
  );
});
