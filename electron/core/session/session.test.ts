import { afterEach, expect, test } from 'vitest';
import { memorySecrets } from '../../host/fake/memory-secrets.ts';
import type { SecretStore } from '../../host/host.ts';
import type { Session } from './session.ts';
import { aMachine, type Machine, type MachineOptions, storeOf } from './testing/a-machine.ts';

const sessions: Session[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.cancelSignIn();
});

async function setUp(more: MachineOptions = {}): Promise<Machine> {
  const machine = await aMachine(more);
  sessions.push(machine.session);
  return machine;
}

async function signedIn(subject = 'ana', more: MachineOptions = {}): Promise<Machine> {
  const desk = await setUp(more);
  expect(await desk.signIn(subject)).toMatchObject({ ok: true });
  return desk;
}

test('a person signs in with PKCE in the browser and gets a store', async () => {
  const desk = await setUp();
  const { url, answer } = await desk.begin();
  const query = new URL(url).searchParams;
  expect(query.get('code_challenge_method')).toBe('S256');
  expect(query.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  expect(query.get('scope')?.split(' ')).toContain('offline_access');
  const page = await desk.issuer.signIn(url, 'ana');
  expect(await page.text()).toContain('You can close this tab');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer).toMatchObject({ ok: true, value: { me: { id: 'p-ana' }, features: ['events'] } });
  expect(desk.statuses).toEqual(['signing-in', 'signed-in']);
  expect(JSON.stringify(desk.session.state())).not.toMatch(/access-|refresh-/);
});

test('an answer with another state is turned away, and the right one still counts', async () => {
  const desk = await setUp();
  const { url, answer } = await desk.begin();
  const wrong = await desk.issuer.signIn(url, 'eve', callback => callback.searchParams.set('state', 'guessed'));
  expect(wrong.status).toBe(400);
  await desk.issuer.signIn(url, 'ana');
  expect(await answer).toMatchObject({ ok: true, value: { me: { name: 'ana' } } });
});

test('an id token for another sign-in is refused', async () => {
  const desk = await setUp();
  desk.issuer.nonce = 'from-another-sign-in';
  const { url, answer } = await desk.begin();
  await desk.issuer.signIn(url, 'ana');
  expect(await answer).toMatchObject({ ok: false, failure: { code: 'refused' } });
  expect(desk.session.state().status).toBe('signed-out');
});

test.each([
  ['refused', 'the person said no', (callback: URL) => callback.searchParams.set('error', 'access_denied')],
  ['refused', 'a wrong code came', (callback: URL) => callback.searchParams.set('code', 'guessed')],
])('the sign-in is %s when %s', async (code, _what, change) => {
  const desk = await setUp();
  const { url, answer } = await desk.begin();
  await desk.issuer.signIn(url, 'ana', change);
  expect(await answer).toMatchObject({ ok: false, failure: { code } });
});

test('a sign-in can be cancelled, ends after five minutes, and there is one at a time', async () => {
  const desk = await setUp();
  const first = await desk.begin();
  expect(await desk.session.signIn()).toMatchObject({ failure: { code: 'busy' } });
  desk.session.cancelSignIn();
  expect(await first.answer).toMatchObject({ failure: { code: 'cancelled' } });
  const second = await desk.begin();
  await desk.clock.advance(5 * 60_000);
  expect(await second.answer).toMatchObject({ failure: { code: 'cancelled' } });
  expect(desk.session.state().status).toBe('signed-out');
});

test('no server, a wrong server and a sign-in page without encryption are told apart', async () => {
  expect(await (await setUp({ apiUrl: null })).session.signIn()).toMatchObject({ failure: { code: 'not-a-client' } });
  const offline = await setUp();
  offline.issuer.down = true;
  expect(await offline.session.signIn()).toMatchObject({ failure: { code: 'offline' } });
  const plain = await setUp();
  plain.issuer.issuer = 'http://login.client.example';
  expect(await plain.session.signIn()).toMatchObject({ failure: { code: 'not-a-client' } });
});

test('somebody who may sign in but not work here is told the server’s sentence', async () => {
  const desk = await setUp();
  desk.issuer.meStatus = 403;
  const { url, answer } = await desk.begin();
  await desk.issuer.signIn(url, 'ana');
  expect(await answer).toMatchObject({
    failure: { code: 'refused', message: expect.stringContaining('no desk') as string },
  });
});

test('after a restart without a network the person goes on with the same store and device', async () => {
  const before = await signedIn();
  const after = await setUp({ secrets: before.secrets, issuer: before.issuer });
  before.issuer.down = true;
  await after.session.restore();
  expect(after.session.state()).toEqual(before.session.state());
  before.issuer.down = false;
  const name = storeOf(after);
  expect(await after.session.credentialsFor(name).token()).toEqual({ ok: true, value: 'access-2' });
  expect(before.issuer.presented).toEqual(['refresh-1']);
});

test('a session that the server ended asks the person to sign in, and keeps their store open', async () => {
  const desk = await signedIn();
  const name = storeOf(desk);
  desk.issuer.ended = true;
  const renewed = await desk.session.credentialsFor(name).renew('access-1');
  expect(renewed).toMatchObject({ ok: false, failure: { code: 'signed-out' } });
  expect(desk.session.state()).toMatchObject({ status: 'signed-in', reauthenticate: true });
  desk.issuer.ended = false;
  const { url, answer } = await desk.begin();
  expect(desk.session.state()).toMatchObject({ status: 'signed-in', reauthenticate: true });
  await desk.issuer.signIn(url, 'ana');
  expect(await answer).toMatchObject({ ok: true, value: { storeName: name } });
  expect(desk.session.state()).toMatchObject({ status: 'signed-in', reauthenticate: false });
});

test('nobody else can slip into a desk that only has to sign in again', async () => {
  const desk = await signedIn('ana');
  const { url, answer } = await desk.begin();
  await desk.issuer.signIn(url, 'ben');
  expect(await answer).toMatchObject({ failure: { code: 'refused' } });
  expect(desk.session.state()).toMatchObject({ unlocked: { me: { name: 'ana' } } });
});

test('after sign-out the next person has another store, and the first finds theirs again', async () => {
  const desk = await signedIn('ana');
  const ana = desk.session.state();
  const name = storeOf(desk);
  await desk.session.signOut();
  expect(desk.session.state()).toMatchObject({ status: 'signed-out', clientName: 'Northwind Life' });
  expect(await desk.session.credentialsFor(name).token()).toMatchObject({ ok: false });
  const ben = await signedIn('ben', { secrets: desk.secrets, issuer: desk.issuer });
  expect(storeOf(ben)).not.toBe(name);
  await ben.session.signOut();
  const again = await signedIn('ana', { secrets: desk.secrets, issuer: desk.issuer });
  expect(again.session.state()).toEqual(ana);
});

test('after sign-out a restart lets nobody in, and no refresh token is left', async () => {
  const desk = await signedIn();
  await desk.session.signOut();
  const after = await setUp({ secrets: desk.secrets, issuer: desk.issuer });
  await after.session.restore();
  expect(after.session.state().status).toBe('signed-out');
});

test('a secret store that cannot be read lets the person sign in again', async () => {
  const broken: SecretStore = { ...memorySecrets(), get: () => Promise.reject(new Error('locked')) };
  const desk = await setUp({ secrets: broken });
  await desk.session.restore();
  expect(desk.session.state().status).toBe('signed-out');
});

test('a sign-out that the machine cannot write down is announced all the same', async () => {
  const secrets = memorySecrets();
  const desk = await signedIn('ana', { secrets: { ...secrets, delete: () => Promise.reject(new Error('locked')) } });
  const told: string[] = [];
  desk.session.onChange(state => told.push(state.status));
  await expect(desk.session.signOut()).rejects.toThrow('locked');
  expect(told).toEqual(['signed-out']);
});
