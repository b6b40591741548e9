import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectIssuer, type Issuer } from '../../electron/core/session/oidc.ts';
import { Browser } from './testing/sign-in.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';

let server: TinyServer;
let issuer: Issuer;
beforeAll(async () => {
  server = await startTinyServer();
  const where = { issuer: `${server.url}/oidc`, clientId: 'meridian-desktop' };
  const connected = await connectIssuer(where, { fetch, now: () => Date.now() });
  if (!connected.ok) throw new Error(connected.failure.message);
  issuer = connected.value;
}, 60_000);
afterAll(() => server.end());

async function signIn(browser: Browser, userName: string) {
  const attempt = await issuer.begin('http://127.0.0.1:9/signed-in');
  const form = await browser.open(attempt.url);
  const done = await browser.open(form.url, { userName, password: `${userName}-password` });
  return issuer.finish(attempt, new URL(done.url));
}

test('the workstation’s own sign-in works here, and its refresh', async () => {
  const signedIn = await signIn(new Browser(), 'ana');
  expect(signedIn).toMatchObject({ ok: true, value: { subject: 'ana' } });
  const refreshToken = signedIn.ok ? (signedIn.value.refreshToken ?? '') : '';
  expect(await issuer.refresh(refreshToken)).toMatchObject({ ok: true });
  expect(await issuer.refresh(refreshToken)).toMatchObject({ ok: false, failure: { code: 'refused' } });
});

test('the next person at the same browser is asked, and is not taken for the one before', async () => {
  const browser = new Browser();
  expect(await signIn(browser, 'ana')).toMatchObject({ ok: true, value: { subject: 'ana' } });
  expect(await signIn(browser, 'ben')).toMatchObject({ ok: true, value: { subject: 'ben' } });
  expect(await signIn(browser, 'ben')).toMatchObject({ ok: true, value: { subject: 'ben' } });
});
