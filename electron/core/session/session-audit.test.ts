import { expect, test } from 'vitest';
import type { AuditEvent } from '../audit/audit-event.ts';
import { aDesk, aMachine, leaseOf, storeOf } from './testing/a-machine.ts';

const PIN = '481739';
const WRONG = '999999';

function trail() {
  const events: AuditEvent[] = [];
  const note = (event: AuditEvent) => void events.push(event);
  const types = () => events.map(({ type, detail }) => (detail === undefined ? type : `${type} ${detail}`));
  return { events, note, types };
}

test('each wrong PIN is an entry of the audit trail, and the last one destroys the PIN', async () => {
  const { events, note } = trail();
  const desk = await aDesk({ note, pin: PIN, leaseHours: 10_000 });
  await desk.session.lock('by-hand');
  events.length = 0;
  for (let tries = 0; tries < 20; tries++) {
    await desk.session.unlock(WRONG);
    await desk.clock.advance(3_600_000);
  }
  expect(events.filter(({ type }) => type === 'session.wrong-pin')).toHaveLength(20);
  expect(events[0]).toEqual({ type: 'session.wrong-pin', count: 19 });
  expect(events.at(-1)).toEqual({ type: 'session.pin-destroyed' });
});

test('a wait, an empty PIN and the right one are no wrong PIN', async () => {
  const { events, note, types } = trail();
  const desk = await aDesk({ note, pin: PIN });
  await desk.session.lock('by-hand');
  events.length = 0;
  await desk.session.unlock(null);
  await desk.session.unlock(PIN);
  expect(types()).toEqual([]);
});

test('a PIN that is asked for once more to sign is an entry, a wrong one counts, and nothing is opened or locked', async () => {
  const { events, note, types } = trail();
  const desk = await aDesk({ note, pin: PIN });
  events.length = 0;
  expect(await desk.session.confirm(WRONG)).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(await desk.session.confirm(PIN)).toMatchObject({ ok: true });
  expect(types()).toEqual(['session.wrong-pin', 'session.confirmed pin']);
  expect(desk.session.state()).toMatchObject({ status: 'signed-in' });
  await desk.session.lock('by-hand');
  expect(await desk.session.confirm(PIN)).toMatchObject({ failure: { code: 'signed-out' } });
});

test('without a PIN there is nothing to sign with', async () => {
  const { note } = trail();
  const desk = await aDesk({ note });
  expect(await desk.session.confirm(PIN)).toMatchObject({ failure: { code: 'no-pin' } });
});

test('another PIN, a new share and another sign-in turn the keys, and each is an entry', async () => {
  const { events, note, types } = trail();
  const desk = await aDesk({ note, pin: PIN, share: Buffer.alloc(32, 5) });
  expect(types()).toEqual(['keys.rotated pin']);
  events.length = 0;
  expect((await desk.session.setPin(WRONG, '730164')).ok).toBe(false);
  expect((await desk.session.setPin(PIN, '730164')).ok).toBe(true);
  await desk.session.leaseGiven(storeOf(desk), leaseOf(desk, 12, Buffer.alloc(32, 6)));
  await desk.signIn();
  expect(types()).toEqual([
    'session.wrong-pin',
    'keys.rotated pin',
    'session.pin-changed another',
    'keys.rotated share',
    'keys.rotated sign-in',
  ]);
});

test('an order to wipe is an entry before anything is destroyed', async () => {
  const { events, note, types } = trail();
  const desk = await aDesk({ note });
  events.length = 0;
  await desk.session.leaseGiven(storeOf(desk), { ...leaseOf(desk, 12), order: 'wipe' });
  expect(types()).toEqual(['wipe.ordered']);
});

test('a sign-in that fails is an entry with its reason', async () => {
  const { note, types } = trail();
  const machine = await aMachine({ note });
  machine.issuer.down = true;
  await machine.session.signIn();
  expect(types()).toEqual(['session.sign-in-failed offline']);
});
