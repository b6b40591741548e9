import { Unlocked } from '../../shared/rpc/contract.ts';
import { ordinaryRules } from '../cases/ordinary-rules.ts';

/** What the store of a bench is opened with, on both sides of the pipe. */
export const benchUnlocked = Unlocked.parse({
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
