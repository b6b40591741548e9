import { expect, test } from 'vitest';
import { MOST_WRONG } from '../vault/pin-attempts.ts';
import { aDesk, leaseOf, type Machine, storeOf } from './testing/a-machine.ts';

const PIN = '481739';
const HOUR_MS = 3_600_000;

const locked = (machine: Machine) => {
  const state = machine.session.state();
  return state.status === 'locked' ? state : null;
};

test('locking saves what was typed first, then says so, and no key or token is given out any more', async () => {
  const desk = await aDesk();
  const name = storeOf(desk);
  const before = JSON.stringify(desk.session.state());
  await desk.session.lock('by-hand');
  expect(desk.flushes).toBe(1);
  expect(desk.session.state()).toMatchObject({ status: 'locked', name: 'ana', reason: 'by-hand', hasPin: false });
  expect(JSON.stringify(desk.session.state())).not.toContain('masterKey');
  expect(await desk.session.credentialsFor(name).token()).toMatchObject({ ok: false });
  expect(await desk.session.currentCredentials().token()).toMatchObject({ ok: false });
  expect(await desk.session.unlock(null)).toMatchObject({ ok: true, value: { storeName: name } });
  expect(JSON.stringify(desk.session.state())).toBe(before);
});

test('the master key is zeros in memory as soon as the desk is locked', async () => {
  const desk = await aDesk();
  const [key] = desk.keys;
  expect(key?.equals(Buffer.alloc(32))).toBe(false);
  await desk.session.lock('by-hand');
  expect(key?.equals(Buffer.alloc(32))).toBe(true);
});

test('with a PIN the desk is locked after a restart, and only that PIN opens it', async () => {
  const desk = await aDesk({ pin: PIN });
  const name = storeOf(desk);
  const after = await desk.restart();
  expect(locked(after)).toMatchObject({ reason: 'start', hasPin: true, retryAt: null });
  expect(await after.session.unlock(null)).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(await after.session.unlock('999999')).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(locked(after)?.triesLeft).toBe(MOST_WRONG - 1);
  expect(await after.session.unlock(PIN)).toMatchObject({ ok: true, value: { storeName: name } });
});

test('a person who must wait hears until when, and after a restart still', async () => {
  const desk = await aDesk({ pin: PIN });
  await desk.session.lock('by-hand');
  for (let i = 0; i < 5; i++) await desk.session.unlock('999999');
  const retryAt = new Date(desk.clock.now() + 30_000).toISOString();
  expect(locked(desk)?.retryAt).toBe(retryAt);
  const after = await desk.restart();
  expect(locked(after)?.retryAt).toBe(retryAt);
  after.setWallClock(-24 * HOUR_MS);
  // The window counts down by the clock that it sees.
  expect(locked(after)?.retryAt).toBe(new Date(Date.parse(retryAt) - 24 * HOUR_MS).toISOString());
  expect(await after.session.unlock(PIN)).toMatchObject({ failure: { code: 'too-many' } });
  await after.clock.advance(30_000);
  expect(locked(after)?.retryAt).toBeNull();
  expect(await after.session.unlock(PIN)).toMatchObject({ ok: true });
});

test('the key that rescued work is sealed to is known while the desk is open, and follows the client’s', async () => {
  const desk = await aDesk();
  expect(desk.session.recoveryKey()).toBeNull();
  desk.issuer.recoveryKey = { kty: 'OKP' };
  await desk.session.refreshMe();
  expect(desk.session.recoveryKey()).toEqual({ kty: 'OKP' });
  await desk.session.lock('by-hand');
  expect(desk.session.recoveryKey()).toBeNull();
});

test('after the last wrong PIN a sign-in of the same person finds the same store, and a new PIN can be chosen', async () => {
  const desk = await aDesk({ pin: PIN, share: Buffer.alloc(32, 5) });
  const name = storeOf(desk);
  desk.issuer.lease = leaseOf(desk, 48, Buffer.alloc(32, 5));
  await desk.session.leaseGiven(name, desk.issuer.lease);
  await desk.session.lock('by-hand');
  for (let i = 0; i < MOST_WRONG; i++) {
    await desk.session.unlock('999999');
    await desk.clock.advance(HOUR_MS);
  }
  expect(await desk.session.unlock(PIN)).toMatchObject({ failure: { code: 'sign-in-needed' } });
  expect(locked(desk)?.hasPin).toBe(false);
  expect(await desk.signIn()).toMatchObject({ ok: true, value: { storeName: name } });
  expect(await desk.session.setPin(null, '937145')).toMatchObject({ ok: true });
  await desk.session.lock('by-hand');
  expect(await desk.session.unlock('937145')).toMatchObject({ ok: true });
});

test('a sign-in at the lock screen opens the desk without the PIN, and the PIN stays', async () => {
  const desk = await aDesk({ pin: PIN });
  await desk.session.lock('by-hand');
  expect(await desk.signIn()).toMatchObject({ ok: true });
  expect(desk.session.state()).toMatchObject({ status: 'signed-in', hasPin: true });
  await desk.session.lock('by-hand');
  expect(await desk.session.unlock(PIN)).toMatchObject({ ok: true });
});

test('a PIN is changed only by who knows the one before, and never to a weak one', async () => {
  const desk = await aDesk({ pin: PIN });
  expect(await desk.session.setPin(null, '937145')).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(await desk.session.setPin('999999', '937145')).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(await desk.session.setPin(PIN, '123456')).toMatchObject({ failure: { code: 'weak' } });
  expect(await desk.session.setPin(PIN, '937145')).toMatchObject({ ok: true });
  await desk.session.lock('by-hand');
  expect(await desk.session.setPin('937145', PIN)).toMatchObject({ failure: { code: 'signed-out' } });
  expect(await desk.session.unlock(PIN)).toMatchObject({ failure: { code: 'wrong-pin' } });
  expect(await desk.session.unlock('937145')).toMatchObject({ ok: true });
});

test('where IT asks for a PIN, nobody without one gets in by a restart or an unlock', async () => {
  const desk = await aDesk({ policy: { requirePin: true } });
  const after = await desk.restart();
  expect(locked(after)).toMatchObject({ reason: 'start', hasPin: false });
  expect(await after.session.unlock(null)).toMatchObject({ failure: { code: 'sign-in-needed' } });
  await after.signIn();
  await after.session.setPin(null, PIN);
  const again = await after.restart();
  expect(await again.session.unlock(PIN)).toMatchObject({ ok: true });
});

test.each([
  ['the client’s limit of ten minutes', {}, 10],
  ['a stricter limit of the machine', { idleLockMinutes: 3 }, 3],
  ['a laxer limit of the machine changes nothing', { idleLockMinutes: 30 }, 10],
])('G24 an idle desk locks at most five seconds after the limit: %s', async (_what, policy, minutes) => {
  const desk = await aDesk({ policy });
  await desk.clock.advance(60_000);
  desk.session.activity();
  await desk.clock.advance(minutes * 60_000 - 1);
  expect(desk.session.state().status).toBe('signed-in');
  desk.setWallClock(-HOUR_MS);
  await desk.clock.advance(5001);
  expect(locked(desk)?.reason).toBe('idle');
  expect(desk.flushes).toBe(1);
});

test('a desk where somebody works does not lock, and a machine that slept does', async () => {
  const desk = await aDesk();
  for (let i = 0; i < 60; i++) {
    await desk.clock.advance(60_000);
    desk.session.activity();
  }
  expect(desk.session.state().status).toBe('signed-in');
  // The wall clock goes on while the machine sleeps; the timers and the other clock stand still.
  desk.setWallClock(HOUR_MS);
  await desk.clock.advance(5000);
  expect(locked(desk)?.reason).toBe('system');
});

test('a secret store that fails at an unlock is said, and nothing is spent or lost', async () => {
  const desk = await aDesk({ pin: PIN });
  await desk.session.lock('by-hand');
  desk.crash.cutAt(0);
  expect(await desk.session.unlock(PIN)).toMatchObject({ failure: { code: 'storage' } });
  desk.crash.cutAt(null);
  expect(await desk.session.unlock(PIN)).toMatchObject({ ok: true });
});

test('a token that is renewed while the desk is being locked is stored, not lost', async () => {
  const desk = await aDesk();
  await desk.clock.advance(HOUR_MS / 12);
  const renewing = desk.session.credentialsFor(storeOf(desk)).token();
  await desk.session.lock('by-hand');
  await renewing;
  const after = await desk.restart();
  expect(await after.session.credentialsFor(storeOf(after)).token()).toMatchObject({ ok: true });
  expect(desk.issuer.presented).toEqual(['refresh-1', 'refresh-2']);
});

test('at sign-out the provider is told to end the token, and without a network the person still leaves', async () => {
  const desk = await aDesk();
  await desk.session.signOut();
  await expect.poll(() => desk.issuer.revoked).toEqual(['refresh-1']);
  await desk.signIn();
  desk.issuer.down = true;
  await desk.session.signOut();
  expect(desk.session.state().status).toBe('signed-out');
});
