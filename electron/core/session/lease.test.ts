import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScriptedIssuer } from '../testing/scripted-issuer.ts';
import { aDesk, leaseOf, type Machine, storeOf } from './testing/a-machine.ts';

const PIN = '481739';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHARE = Buffer.alloc(32, 5);

const reasonOf = ({ session }: Machine) => {
  const state = session.state();
  return state.status === 'locked' ? state.reason : state.status;
};

test('the window is told how long the store stays readable, and again when that changes', async () => {
  const desk = await aDesk();
  const before = leaseOf(desk, 12);
  expect(desk.session.state()).toMatchObject({ leaseExpiresAt: before.leaseExpiresAt });
  await desk.clock.advance(5 * 60_000);
  const told = desk.statuses.length;
  const after = leaseOf(desk, 12);
  await desk.session.leaseGiven(storeOf(desk), after);
  expect(desk.session.state()).toMatchObject({ leaseExpiresAt: after.leaseExpiresAt });
  expect(desk.statuses.slice(told)).toEqual(['signed-in']);
});

test.each([
  ['where the server gives a share', SHARE],
  ['where it gives none', null],
])('at the end of the lease the desk locks by itself, and only contact opens it: %s', async (_what, share) => {
  const desk = await aDesk({ share, pin: PIN });
  const name = storeOf(desk);
  desk.issuer.down = true;
  for (let hour = 0; hour < 12; hour++) {
    await desk.clock.advance(HOUR_MS - 60_000);
    desk.session.activity();
    await desk.clock.advance(60_000);
    desk.session.activity();
    if (reasonOf(desk) !== 'signed-in') await desk.session.unlock(PIN);
  }
  await desk.clock.advance(5000);
  expect(reasonOf(desk)).toBe('lease-expired');
  expect([...desk.crash.stored.keys()].filter(key => key.startsWith('vault-share.'))).toEqual([]);
  expect(await desk.session.unlock(PIN)).toMatchObject({ failure: { code: 'lease-expired' } });
  const after = await desk.restart();
  expect(reasonOf(after)).toBe('lease-expired');
  expect(await after.session.unlock(PIN)).toMatchObject({ failure: { code: 'lease-expired' } });
  after.issuer.down = false;
  after.issuer.lease = leaseOf(after, 12, share);
  expect(await after.session.unlock(PIN)).toMatchObject({ ok: true, value: { storeName: name } });
  expect(after.session.state()).toMatchObject({ leaseExpiresAt: after.issuer.lease.leaseExpiresAt });
});

test('after the lease, a server that wants a sign-in is given one, and the same store opens', async () => {
  const desk = await aDesk({ share: SHARE, pin: PIN });
  const name = storeOf(desk);
  await desk.session.lock('by-hand');
  await desk.clock.advance(13 * HOUR_MS);
  desk.issuer.ended = true;
  expect(await desk.session.unlock(PIN)).toMatchObject({ failure: { code: 'sign-in-needed' } });
  desk.issuer.ended = false;
  desk.issuer.lease = leaseOf(desk, 12, SHARE);
  expect(await desk.signIn()).toMatchObject({ ok: true, value: { storeName: name } });
  await desk.session.lock('by-hand');
  expect(await desk.session.unlock(PIN)).toMatchObject({ ok: true });
});

test('a sign-in that the server does not follow with a lease does not open a store whose lease is over', async () => {
  const desk = await aDesk({ pin: PIN });
  await desk.session.lock('by-hand');
  await desk.clock.advance(13 * HOUR_MS);
  desk.issuer.lease = null;
  expect(await desk.signIn()).toMatchObject({ failure: { code: 'offline' } });
  expect(desk.session.state().status).toBe('locked');
});

test('T12 with the clock set back 30 days nothing is readable after the lease, running or restarted', async () => {
  const desk = await aDesk({ share: SHARE });
  await desk.clock.advance(11 * HOUR_MS);
  desk.setWallClock(-30 * DAY_MS);
  await desk.clock.advance(HOUR_MS);
  await desk.session.lock('by-hand');
  desk.issuer.down = true;
  expect(await desk.session.unlock(null)).toMatchObject({ failure: { code: 'lease-expired' } });
  const after = await desk.restart();
  expect(reasonOf(after)).toBe('lease-expired');
  after.setWallClock(-300 * DAY_MS);
  const again = await after.restart();
  expect(await again.session.unlock(null)).toMatchObject({ failure: { code: 'lease-expired' } });
  expect(await again.session.currentCredentials().token()).toMatchObject({ ok: false });
});

test('a share that the server changed is taken over while the desk is open', async () => {
  const desk = await aDesk({ share: SHARE, pin: PIN });
  const next = Buffer.alloc(32, 6);
  desk.issuer.lease = leaseOf(desk, 12, next);
  await desk.session.leaseGiven(storeOf(desk), desk.issuer.lease);
  await desk.session.lock('by-hand');
  await desk.clock.advance(13 * HOUR_MS);
  desk.issuer.lease = leaseOf(desk, 12, next);
  expect(await desk.session.unlock(PIN)).toMatchObject({ ok: true });
});

test('what another person’s check-in brings changes nothing at this desk', async () => {
  const desk = await aDesk();
  const before = desk.session.state();
  await desk.session.leaseGiven('meridian-of-somebody-else', { ...leaseOf(desk, 99), order: 'wipe' });
  expect(desk.session.state()).toEqual(before);
});

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1000, max: HOUR_MS }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), ms: fc.integer({ min: -40 * DAY_MS, max: HOUR_MS }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('unlock' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('restart' as const, 'lock' as const, 'contact' as const) }),
  },
);

test('I18 in any order of waiting, clock changes, restarts and locks, an expired lease is never readable', async () => {
  const seed = Number(process.env['SEED'] ?? 20_260_302);
  const seen = { over: 0, open: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async steps => {
      const issuer = createScriptedIssuer(Date.now);
      issuer.idleLockMinutes = 0;
      let desk = await aDesk({ share: SHARE, pin: PIN, issuer, leaseHours: 1 });
      desk.issuer.down = true;
      // What nobody can set: time that really went by since the server gave the lease.
      let endsMs = desk.clock.now() + HOUR_MS;
      for (const one of steps) {
        if (one.kind === 'wait') await desk.clock.advance(one.ms);
        else if (one.kind === 'clock') desk.setWallClock(one.ms);
        else if (one.kind === 'restart') desk = await desk.restart();
        else if (one.kind === 'lock') await desk.session.lock('by-hand');
        else if (one.kind === 'unlock') await desk.session.unlock(PIN);
        else {
          desk.issuer.down = false;
          desk.issuer.lease = leaseOf(desk, 1, SHARE);
          const opened = await desk.session.unlock(PIN);
          if (opened.ok) {
            await desk.session.leaseGiven(opened.value.storeName, desk.issuer.lease);
            endsMs = desk.clock.now() + HOUR_MS;
          }
          desk.issuer.down = true;
        }
        // The desk looks every five seconds.
        const isOver = desk.clock.now() >= endsMs + 5000;
        const { status } = desk.session.state();
        if (isOver) expect(status).toBe('locked');
        seen[isOver ? 'over' : 'open'] += isOver || status === 'signed-in' ? 1 : 0;
      }
    }),
    { seed, numRuns: 60, verbose: true },
  );
  // Not vacuous: desks were open before the end of a lease, and it was passed.
  expect(seen.over).toBeGreaterThan(20);
  expect(seen.open).toBeGreaterThan(20);
});
