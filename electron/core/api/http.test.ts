import * as z from 'zod';
import { expect, test } from 'vitest';
import { createFakeClock, settle } from '../testing/fake-clock.ts';
import { json, problem } from '../testing/scripted-api.ts';
import type { ApiResult } from './api-failure.ts';
import { createHttp } from './http.ts';

const Shape = z.object({ a: z.number() });

function setUp(
  answers: (Response | Error | (() => Promise<Response>))[],
  renewed: ApiResult<string> = { ok: true, value: 'new' },
) {
  const clock = createFakeClock();
  const sent: { url: string; init: RequestInit | undefined }[] = [];
  const lost: string[] = [];
  let contacts = 0;
  const http = createHttp({
    baseUrl: 'https://api.client.example/meridian',
    clock,
    appVersion: '1.0.0',
    credentials: {
      token: async () => ({ ok: true, value: 'old' }),
      renew: async () => renewed,
      lost: async refused => void lost.push(refused),
    },
    onContact: () => contacts++,
    fetch: async (input, init) => {
      sent.push({ url: input instanceof Request ? input.url : input.toString(), init });
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nobody answers');
      return typeof answer === 'function' ? answer() : answer;
    },
  });
  const get = () => http.json({ method: 'GET', path: 'v1/me' }, Shape);
  return { http, clock, sent, get, lost, contacts: () => contacts };
}

const broken = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

test('the address of the API may have a path, and the bearer goes along', async () => {
  const { get, sent, contacts } = setUp([json({ a: 1 })]);
  expect(await get()).toEqual({ ok: true, value: { a: 1 } });
  expect(sent[0]?.url).toBe('https://api.client.example/meridian/v1/me');
  expect(new Headers(sent[0]?.init?.headers).get('authorization')).toBe('Bearer old');
  expect(contacts()).toBe(1);
});

test('a refused token is renewed once and the request goes again', async () => {
  const { get, sent } = setUp([problem(401, 'unauthorized'), json({ a: 1 })]);
  expect(await get()).toMatchObject({ ok: true });
  expect(sent.map(one => new Headers(one.init?.headers).get('authorization'))).toEqual(['Bearer old', 'Bearer new']);
});

test('a server that refuses the new token as well is not asked a third time, and the session is lost', async () => {
  const { get, lost, sent } = setUp([problem(401, 'unauthorized'), problem(401, 'unauthorized'), json({ a: 1 })]);
  expect(await get()).toMatchObject({ failure: { code: 'signed-out' } });
  expect(sent).toHaveLength(2);
  expect(lost).toEqual(['new']);
});

test.each<[string, Response | Error, string, boolean]>([
  ['a refused connection', broken('ECONNREFUSED'), 'offline', false],
  ['an unknown name', broken('ENOTFOUND'), 'offline', false],
  ['a connection cut after sending', broken('ECONNRESET'), 'offline', true],
  ['a certificate nobody knows', broken('SELF_SIGNED_CERT_IN_CHAIN'), 'not-the-server', false],
  ['a portal’s page', new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'not-the-server', true],
  [
    'a redirect to a portal',
    new Response(null, { status: 302, headers: { location: 'https://hotel.example' } }),
    'not-the-server',
    true,
  ],
  [
    'a proxy’s own 403 page',
    new Response('<html>', { status: 403, headers: { 'content-type': 'text/html' } }),
    'not-the-server',
    true,
  ],
  ['a proxy that wants a password', new Response('', { status: 407 }), 'not-the-server', true],
  ['a network that wants a sign-in', new Response('', { status: 511 }), 'not-the-server', true],
  ['another shape than promised', json({ a: 'one' }), 'not-the-server', true],
  ['half an answer', new Response('{"a":', { headers: { 'content-type': 'application/json' } }), 'offline', true],
  ['no rights', problem(403, 'forbidden'), 'forbidden', false],
  ['a forgotten cursor', problem(410, 'cursor-expired'), 'cursor-gone', false],
  ['a 410 of somebody else', new Response('gone', { status: 410 }), 'not-the-server', true],
  ['too much', new Response('', { status: 413 }), 'too-large', false],
  ['an old workstation', problem(426, 'upgrade-required'), 'upgrade-required', false],
  ['a busy server', problem(503, 'unavailable'), 'server-error', false],
  ['a broken server', new Response('', { status: 500 }), 'server-error', true],
  ['a gateway without a server', new Response('<html>', { status: 502 }), 'server-error', true],
])('%s', async (_what, answer, code, mayHaveActed) => {
  const { get, contacts } = setUp([answer]);
  expect(await get()).toMatchObject({ ok: false, failure: { code, mayHaveActed } });
  expect(contacts()).toBe(0);
});

test('a wish to wait is passed on', async () => {
  const { get } = setUp([problem(429, 'rate-limited', { retryAfter: '90', detail: 'Slowly, please.' })]);
  expect(await get()).toMatchObject({
    failure: { code: 'rate-limited', message: 'Slowly, please.', retryAfterMs: 90_000 },
  });
});

test('a server that says nothing for half a minute is left', async () => {
  const waiting = (signal: AbortSignal) =>
    new Promise<Response>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  const set = setUp([() => waiting(set.sent[0]?.init?.signal as AbortSignal)]);
  const answer = set.get();
  await set.clock.advance(29_000);
  await set.clock.advance(2000);
  expect(await answer).toMatchObject({ failure: { code: 'offline', mayHaveActed: true } });
});

test('a request that was stopped says so', async () => {
  const stop = new AbortController();
  const { http } = setUp([
    () => new Promise((_resolve, reject) => stop.signal.addEventListener('abort', () => reject(new Error('aborted')))),
  ]);
  const answer = http.json({ method: 'GET', path: 'v1/me', signal: stop.signal }, Shape);
  await settle();
  stop.abort();
  expect(await answer).toMatchObject({ failure: { code: 'cancelled' } });
});
