import { expect, test } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { type Machine, aDesk, storeOf } from './testing/a-machine.ts';

/** What the window would be told. */
function stateOf({ session }: Machine) {
  const state = session.state();
  return state.status === 'signed-in' ? state : null;
}

/** Ana works, her access token ends, and the program is killed after the server gave a new one, before that is kept. */
async function killedWhileRenewing(hasGrace: boolean): Promise<{ before: string; machine: Machine }> {
  const desk = await aDesk();
  desk.issuer.hasGrace = hasGrace;
  const before = storeOf(desk);
  const again = await desk.restart();
  // The first write says that the token is presented; the second would keep its successor.
  again.crash.cutAt(1, 'before');
  await again.session.currentCredentials().token();
  await settle();
  expect(again.crash.isCut).toBe(true);
  again.crash.cutAt(null);
  return { before, machine: await again.restart() };
}

test('I22 a kill while the refresh token is renewed costs no sign-in where the provider has a grace for it', async () => {
  const { before, machine } = await killedWhileRenewing(true);
  expect((await machine.session.currentCredentials().token()).ok).toBe(true);
  expect(machine.issuer.presented).toEqual(['refresh-1', 'refresh-1']);
  expect(storeOf(machine)).toBe(before);
  expect(stateOf(machine)).toMatchObject({ reauthenticate: false });
  const later = await machine.restart();
  expect((await later.session.currentCredentials().token()).ok).toBe(true);
  expect(machine.issuer.presented.at(-1)).toBe('refresh-3');
});

test('a provider without a grace ends the session: that is explained, and the store stays open with all that is in it', async () => {
  const { before, machine } = await killedWhileRenewing(false);
  expect(await machine.session.currentCredentials().token()).toMatchObject({ failure: { code: 'signed-out' } });
  const ended = { reauthenticate: true, endedBecause: 'renewal-cut' };
  expect(stateOf(machine)).toMatchObject(ended);
  expect(storeOf(machine)).toBe(before);
  const later = await machine.restart();
  expect(stateOf(later)).toMatchObject(ended);
  expect(storeOf(later)).toBe(before);
  expect((await later.signIn()).ok).toBe(true);
  expect(storeOf(later)).toBe(before);
  expect(stateOf(later)).not.toHaveProperty('endedBecause');
});

test('a session that the server ends for another reason is not said to be cut', async () => {
  const desk = await aDesk();
  desk.issuer.ended = true;
  const again = await desk.restart();
  await again.session.currentCredentials().token();
  expect(stateOf(again)).toMatchObject({ reauthenticate: true });
  expect(stateOf(again)).not.toHaveProperty('endedBecause');
});
