import { afterAll, beforeAll, expect, test } from 'vitest';
import { WireDiscovery } from '../../electron/core/api/wire/discovery.ts';
import { WireMe } from '../../electron/core/api/wire/me.ts';
import { readRecoveryKey } from '../../electron/core/rescue/recovery-key.ts';
import { Desk, problemOf } from './testing/desk.ts';
import { authorizationUrl, Browser, REDIRECT, readTokens, refresh, signIn, token } from './testing/sign-in.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';

let server: TinyServer;
beforeAll(async () => {
  server = await startTinyServer();
}, 60_000);
afterAll(() => server.end());

const ana = { userName: 'ana', password: 'ana-password' };
const verifier = 'a-verifier-of-at-least-forty-three-characters-in-all';

function me(accessToken: string): Promise<Response> {
  return fetch(`${server.url}/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } });
}

test('discovery names an issuer that describes itself', async () => {
  const discovery = WireDiscovery.parse(await (await fetch(`${server.url}/.well-known/meridian`)).json());
  expect(discovery).toMatchObject({ name: 'Northwind Life', clientId: 'meridian-desktop', features: ['events'] });
  const configuration: unknown = await (await fetch(`${discovery.issuer}/.well-known/openid-configuration`)).json();
  expect(configuration).toMatchObject({
    issuer: discovery.issuer,
    code_challenge_methods_supported: ['S256'],
    token_endpoint: `${discovery.issuer}/token`,
  });
});

test('discovery announces a public key for rescues, the same at every request', async () => {
  const announced = async () =>
    WireDiscovery.parse(await (await fetch(`${server.url}/.well-known/meridian`)).json()).recoveryKey;
  const key = await announced();
  expect(await readRecoveryKey(key)).toMatchObject({ ok: true, value: { algorithm: 'ECDH-ES+A256KW' } });
  expect(key).not.toHaveProperty('d');
  expect(await announced()).toEqual(key);
});

test('a person signs in through the page and is known to the API', async () => {
  const tokens = await signIn(server.url, { ...ana, userName: ' ANA ' });
  expect(tokens.expires_in).toBeLessThanOrEqual(300);
  const response = await me(tokens.access_token);
  expect(WireMe.parse(await response.json())).toMatchObject({
    id: 'ana',
    roles: ['analyst'],
    client: { name: 'Northwind Life', timeZone: 'Europe/Copenhagen' },
    workstation: { leaseHours: 12 },
  });
});

test('a lead is told the names of the team, and nobody is told a password', async () => {
  const lea = await Desk.open(server.url, 'lea');
  const text = await (await lea.fetch('/v1/me')).text();
  expect(JSON.parse(text)).toMatchObject({ team: [{ id: 'ana', name: 'Ana Silva' }, { id: 'ben' }] });
  expect(text).not.toMatch(/password/i);
});

test('the page says what is wrong, keeps the user name, loads nothing from elsewhere and can be tried again', async () => {
  const browser = new Browser();
  const form = await browser.open(authorizationUrl(server.url, verifier));
  expect(form.body).toContain('Sign in to Northwind Life');
  const wrong = await browser.open(form.url, { userName: 'ana"><b>', password: 'guess' });
  expect(wrong.status).toBe(401);
  expect(wrong.body).toContain('role="alert"');
  expect(wrong.body).toContain('value="ana&quot;&gt;&lt;b&gt;"');
  const right = await browser.open(form.url, ana);
  expect(right.url).toMatch(/\?code=.+&state=state-1/);
  const policy = (await fetch(form.url)).headers.get('content-security-policy');
  expect(policy).toMatch(/^default-src 'none'; style-src 'self'/);
});

test('ten wrong passwords for a name make even the right one wait', async () => {
  const browser = new Browser();
  const form = await browser.open(authorizationUrl(server.url, verifier));
  for (let i = 0; i < 10; i++) await browser.open(form.url, { userName: 'liv', password: 'guess' });
  const right = await browser.open(form.url, { userName: 'liv', password: 'liv-password' });
  expect(right.status).toBe(429);
  expect(right.body).toContain('Wait five minutes');
});

test.each([
  ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['PKCE without a hash', { code_challenge: verifier, code_challenge_method: 'plain' }],
  ['a redirect to another machine', { redirect_uri: 'http://evil.example/signed-in' }],
  ['a redirect to a name that only looks local', { redirect_uri: 'http://127.0.0.1.evil.example/' }],
  ['a redirect by another scheme', { redirect_uri: 'meridian://signed-in' }],
  ['an unknown client', { client_id: 'somebody-else' }],
])('sign-in with %s is refused', async (_name, more) => {
  const answer = await new Browser().open(authorizationUrl(server.url, verifier, more));
  expect(answer.body).not.toContain('<form');
  expect(`${answer.url} ${answer.body}`).toMatch(/error=invalid_request|could not be finished/);
});

test('a code is worth nothing without its verifier, and nothing the second time', async () => {
  const browser = new Browser();
  const form = await browser.open(authorizationUrl(server.url, verifier));
  const code = new URL((await browser.open(form.url, ana)).url).searchParams.get('code') ?? '';
  const exchange = (codeVerifier: string) =>
    token(server.url, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: codeVerifier });
  expect((await exchange('x'.repeat(43))).status).toBe(400);
  const tokens = await readTokens(await exchange(verifier));
  expect((await exchange(verifier)).status).toBe(400);
  expect((await me(tokens.access_token)).status).toBe(401);
});

test('a refresh token works once; using it again ends the session', async () => {
  const first = await signIn(server.url, ana);
  const second = await readTokens(await refresh(server.url, first.refresh_token));
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect((await me(second.access_token)).status).toBe(200);

  expect((await refresh(server.url, first.refresh_token)).status).toBe(400);
  expect((await refresh(server.url, second.refresh_token)).status).toBe(400);
  expect((await problemOf(await me(second.access_token))).type).toBe('urn:meridian:problem:unauthorized');
});

test('a workstation that does not ask for offline access can still work on without the browser', async () => {
  const tokens = await signIn(server.url, { ...ana, scope: 'openid cases' });
  expect((await refresh(server.url, tokens.refresh_token)).status).toBe(200);
});

test.each([
  ['no token', {}, 401],
  ['a made-up token', { authorization: 'Bearer nonsense' }, 401],
  ['another way of saying who', { authorization: 'Basic YTpi' }, 401],
])('with %s every path of the API answers %s', async (_name, headers, status) => {
  const paths = [
    'me',
    'changes',
    'events',
    'documents/c-1-letter/content?version=1',
    'documents/c-1-letter/text?version=1',
  ];
  for (const path of paths) {
    const response = await fetch(`${server.url}/v1/${path}`, { headers });
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect((await problemOf(response)).status).toBe(status);
  }
});

test('a sign-in that was not for cases opens none', async () => {
  const tokens = await signIn(server.url, { ...ana, scope: 'openid profile offline_access' });
  expect((await problemOf(await me(tokens.access_token))).type).toBe('urn:meridian:problem:forbidden');
});

test('an address of a sign-in that nobody began explains itself', async () => {
  const answer = await new Browser().open(`${server.url}/sign-in/made-up`);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('Go back to Meridian and sign in again');
});
