import { expect, test } from 'vitest';
import type { SessionState } from '../../../shared/rpc/contract.ts';
import { anUnlocked } from '../testing/a-desk.ts';
import { sessionEvents } from './session-events.ts';

const out = (wiped: { at: string; rescued: number } | null = null): SessionState => ({
  status: 'signed-out',
  apiUrl: 'https://api.client.example',
  clientName: 'Northwind Life',
  wiped,
});
const signedIn = (more: Partial<Extract<SessionState, { status: 'signed-in' }>> = {}): SessionState => ({
  status: 'signed-in',
  unlocked: anUnlocked(),
  reauthenticate: false,
  hasPin: false,
  leaseExpiresAt: null,
  ...more,
});
const locked = (reason: 'idle' | 'lease-expired' | 'start'): SessionState => ({
  status: 'locked',
  name: 'Ana',
  clientName: 'Northwind Life',
  reason,
  hasPin: true,
  retryAt: null,
});
const wiped = { at: '2026-03-02T09:00:00.000Z', rescued: 4 };

const TABLE: readonly (readonly [string, SessionState | null, SessionState, string[]])[] = [
  ['a first start', null, out(), []],
  ['a sign-in', { status: 'signing-in' }, signedIn(), ['session.signed-in']],
  ['a start without a PIN', null, signedIn(), ['session.unlocked']],
  ['a start with a PIN', null, locked('start'), ['session.locked']],
  ['an unlock', locked('idle'), signedIn(), ['session.unlocked']],
  ['the idle lock', signedIn(), locked('idle'), ['session.locked']],
  ['the end of the lease', signedIn(), locked('lease-expired'), ['lease.expired', 'session.locked']],
  ['the end of the lease while locked', locked('idle'), locked('lease-expired'), ['lease.expired', 'session.locked']],
  ['the same lock again', locked('idle'), locked('idle'), []],
  ['a sign-out', signedIn(), out(), ['session.signed-out']],
  ['a sign-out from the lock', locked('idle'), out(), ['session.signed-out']],
  ['a wipe', signedIn(), out(wiped), ['wipe.finished']],
  ['a wipe that was finished before the start', null, out(wiped), ['wipe.finished']],
  ['news of the client’s name', out(wiped), out(wiped), []],
  ['a session that the server ended', signedIn(), signedIn({ reauthenticate: true }), ['session.ended-by-server']],
  ['a first PIN', signedIn(), signedIn({ hasPin: true }), ['session.pin-changed']],
  ['a new lease', signedIn(), signedIn({ leaseExpiresAt: '2026-03-05T09:00:00.000Z' }), ['lease.renewed']],
];

for (const [name, before, after, types] of TABLE) {
  test(`${name} is ${types.length === 0 ? 'no entry' : types.join(' and ')}`, () => {
    expect(sessionEvents(before, after).map(event => event.type)).toEqual(types);
  });
}
