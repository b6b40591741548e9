import { DeviceId, PersonId } from '../../../shared/model/ids.ts';
import type { Unlocked } from '../../../shared/rpc/contract.ts';

/** What the machine of Ana is opened with. Every run has a database of its own name: Dexie shares what has the same. */
export function anUnlocked(station: string, deviceId: string, run: number): Unlocked {
  return {
    me: {
      id: PersonId.parse('p-ana'),
      name: 'Ana',
      client: { name: 'Northwind Life', timeZone: 'UTC' },
      skills: [],
      roles: ['analyst'],
      team: [],
      workstation: {
        leaseHours: 12,
        checkInMinutes: 15,
        idleLockMinutes: 0,
        watermark: true,
        screenCapture: false,
        copyText: 'within-app',
        print: false,
        saveDocuments: false,
      },
    },
    deviceId: DeviceId.parse(deviceId),
    storeName: `meridian-${station}-${String(run).padStart(16, '0')}`,
    masterKey: Buffer.alloc(32, 7).toString('base64'),
    features: ['events'],
  };
}
