import { expect, test } from 'vitest';
import type { AuditEvent } from '../audit/audit-event.ts';
import { crashingSecrets } from '../vault/testing/crashing-secrets.ts';
import { aDesk, leaseOf, type Machine, storeOf } from './testing/a-machine.ts';

const PIN = '481739';
const SHARE = Buffer.alloc(32, 5);

function isLostIn({ session }: Machine): boolean {
  const state = session.state();
  return state.status === 'signed-in' && state.pinIsLost === true;
}

test('a PIN that new keys could not take along is said, in the trail too, until there is another one', async () => {
  const events: AuditEvent[] = [];
  const desk = await aDesk({ note: event => void events.push(event), pin: PIN, share: SHARE });
  // The share went from the machine's secrets, and with it the way to what the PIN had sealed.
  for (const name of desk.crash.stored.keys()) if (name.startsWith('vault-share.')) desk.crash.stored.delete(name);
  events.length = 0;
  await desk.session.leaseGiven(storeOf(desk), leaseOf(desk, 12, Buffer.alloc(32, 6)));
  expect(events).toEqual([
    { type: 'keys.rotated', detail: 'share' },
    { type: 'session.pin-destroyed', detail: 'unreadable' },
  ]);
  expect(isLostIn(desk)).toBe(true);
  const again = await desk.restart();
  expect(isLostIn(again)).toBe(true);
  expect((await again.session.setPin(null, PIN)).ok).toBe(true);
  expect(isLostIn(again)).toBe(false);
  await again.session.lock('by-hand');
  expect((await again.session.unlock(PIN)).ok).toBe(true);
});

test('a key store that is another one than before is an entry once the keys are in it', async () => {
  const events: AuditEvent[] = [];
  const note = (event: AuditEvent) => void events.push(event);
  const desk = await aDesk({ note });
  const moved = await desk.restart({ secrets: crashingSecrets(desk.crash.stored, 'kwallet') });
  expect(moved.session.state().status).toBe('locked');
  events.length = 0;
  expect((await moved.signIn()).ok).toBe(true);
  expect(events).toEqual([
    { type: 'keys.rotated', detail: 'sign-in' },
    { type: 'keys.backend-changed', detail: 'memory:kwallet' },
  ]);
});
