import type { WorkstationRules } from '../../shared/model/person.ts';

/** What an ordinary client asks of a workstation. A bundle that is about something else says what differs. */
export const ordinaryRules: WorkstationRules = {
  leaseHours: 72,
  checkInMinutes: 15,
  idleLockMinutes: 15,
  watermark: false,
  screenCapture: false,
  copyText: 'within-app',
  print: false,
  saveDocuments: false,
};
