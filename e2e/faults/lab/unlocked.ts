import { DeviceId } from '../../../shared/model/ids.ts';
import { aPerson, aWorkstation } from '../../../shared/model/testing/a-person.ts';
import type { Unlocked } from '../../../shared/rpc/contract.ts';

/** What the machine of Ana is opened with. Every run has a database of its own name: Dexie shares what has the same. */
export function anUnlocked(station: string, deviceId: string, run: number): Unlocked {
  return {
    me: aPerson({ workstation: aWorkstation({ checkInMinutes: 15, idleLockMinutes: 0 }) }),
    deviceId: DeviceId.parse(deviceId),
    storeName: `meridian-${station}-${String(run).padStart(16, '0')}`,
    masterKey: Buffer.alloc(32, 7).toString('base64'),
    features: ['events'],
  };
}
