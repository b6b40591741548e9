import { PersonId } from '../ids.ts';
import type { Me, WorkstationRules } from '../person.ts';

/** What a client asks of a workstation, to be overridden where a test cares. */
export const aWorkstation = (more: Partial<WorkstationRules> = {}): WorkstationRules => ({
  leaseHours: 12,
  checkInMinutes: 60,
  idleLockMinutes: 10,
  watermark: true,
  screenCapture: false,
  copyText: 'within-app',
  print: false,
  saveDocuments: false,
  ...more,
});

/** Ana, an analyst whose client's clock is UTC, to be overridden where a test cares. */
export const aPerson = (more: Partial<Me> = {}): Me => ({
  id: PersonId.parse('p-ana'),
  name: 'Ana',
  client: { name: 'Northwind Life', timeZone: 'UTC' },
  skills: [],
  roles: ['analyst'],
  team: [],
  workstation: aWorkstation(),
  ...more,
});
