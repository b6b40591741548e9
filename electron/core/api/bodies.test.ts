import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFakeClock, type FakeClock, settle } from '../testing/fake-clock.ts';
import { createHttp, type Http } from './http.ts';
import { openDocumentPart } from './documents.ts';

// A real server and the real `fetch`: what decompresses and what breaks a body is not ours.
const GOOD = JSON.stringify({ a: 1, filler: 'x'.repeat(200) });
const Shape = z.object({ a: z.number() });
const MIB = 1024 ** 2;

type Answer = (response: ServerResponse) => void;
const body =
  (text: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };
const html = { 'content-type': 'text/html' };
const PORTAL = '<html>Welcome to the hotel</html>';

let server: Server;
let answer: Answer;
beforeAll(async () => {
  server = createServer((_request, response) => answer(response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function client(clock = createFakeClock()): Http {
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  return createHttp({ baseUrl, clock, fetch, credentials: null, appVersion: '1.0.0' });
}
const get = (http = client()) => http.json({ method: 'GET', path: 'v1/changes' }, Shape);

test.each<[string, Answer]>([
  ['as it is', body(GOOD)],
  ['as gzip', body(gzipSync(GOOD), { 'content-encoding': 'gzip' })],
  ['as brotli', body(brotliCompressSync(GOOD), { 'content-encoding': 'br' })],
])('a whole body is read %s', async (_name, given) => {
  answer = given;
  expect(await get()).toMatchObject({ ok: true, value: { a: 1 } });
});

test.each<[string, Answer, string]>([
  ['a portal’s page with 200', body(PORTAL, html), 'not-the-server'],
  ['a portal’s page that says it is JSON', body(PORTAL), 'not-the-server'],
  ['a portal’s redirect', body('', { location: 'http://hotel.example/', ...html }, 302), 'not-the-server'],
  ['a proxy that wants a password', body(PORTAL, html, 407), 'not-the-server'],
  ['plain text called gzip', body(GOOD, { 'content-encoding': 'gzip' }), 'not-the-server'],
  ['plain text called brotli', body(GOOD, { 'content-encoding': 'br' }), 'not-the-server'],
  ['an encoding nobody knows', body(GOOD, { 'content-encoding': 'x-secret' }), 'not-the-server'],
  ['a byte order mark', body(`\uFEFF${GOOD}`), 'not-the-server'],
  ['UTF-16', body(Buffer.from(`\uFEFF${GOOD}`, 'utf16le')), 'not-the-server'],
  ['Latin-1', body(Buffer.from('"\u00e9"', 'latin1')), 'not-the-server'],
  ['gzip cut off', body(gzipSync(GOOD).subarray(0, 25), { 'content-encoding': 'gzip' }), 'offline'],
  ['no closing brace', body(GOOD.slice(0, -1)), 'offline'],
  ['a cut in the middle of a letter', body(Buffer.from('{"a":"é"}').subarray(0, 7)), 'offline'],
  ['nothing at all', body(''), 'offline'],
  ['brackets 65 deep', body('['.repeat(65) + ']'.repeat(65)), 'not-the-server'],
  ['more than 8 MiB', body(`"${'x'.repeat(8 * MIB)}"`), 'too-large'],
  [
    'more than 8 MiB out of a few thousand bytes',
    body(gzipSync(`"${'x'.repeat(9 * MIB)}"`), { 'content-encoding': 'gzip' }),
    'too-large',
  ],
])('%s is a named failure of the transport and never data', async (_name, given, code) => {
  answer = given;
  expect(await get()).toMatchObject({ ok: false, failure: { code } });
});

test('a drip that never ends is left, though it is never silent for long', async () => {
  let drip: ServerResponse | undefined;
  answer = response => {
    drip = response;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[');
  };
  const clock = createFakeClock();
  const asked = get(client(clock));
  await expect.poll(() => drip !== undefined).toBe(true);
  const drops = await dripUntil(asked, clock, () => drip?.write(' '));
  expect(await asked).toMatchObject({ ok: false, failure: { code: 'offline' } });
  expect(drops * 20_000).toBeLessThanOrEqual(240_000);
});

const document = { documentId: 'd-1', version: 1, offset: 0, etag: null };
test.each<[string, Record<string, string>]>([
  ['a portal’s page', html],
  ['a gzip nobody asked for', { etag: '"a"', 'content-encoding': 'gzip' }],
])('%s is no document', async (_name, headers) => {
  answer = body(gzipSync(PORTAL), { ...headers, 'content-length': String(gzipSync(PORTAL).length) });
  expect(await openDocumentPart(client(), document)).toMatchObject({ failure: { code: 'not-the-server' } });
});

test('a document that comes too slowly to arrive is left', async () => {
  let drip: ServerResponse | undefined;
  answer = response => {
    drip = response;
    response.writeHead(200, { etag: '"a"', 'content-length': String(MIB) });
    response.write('x');
  };
  const clock = createFakeClock();
  const part = await openDocumentPart(client(clock), document);
  if (!part.ok) throw new Error(part.failure.message);
  const outcome = new Response(part.value.body).bytes().then(
    () => 'whole',
    () => 'left',
  );
  const drops = await dripUntil(outcome, clock, () => drip?.write('x'));
  expect(await outcome).toBe('left');
  expect(drops).toBeLessThan(8);
});

/** A drop every 20 seconds, 50 at the most. How many it took until the other side had enough. */
async function dripUntil(end: Promise<unknown>, clock: FakeClock, drop: () => void): Promise<number> {
  const state = { isOver: false };
  void end.finally(() => {
    state.isOver = true;
  });
  let drops = 0;
  while (drops < 50 && !state.isOver) {
    drops++;
    drop();
    await reading();
    await clock.advance(20_000);
  }
  return drops;
}

/** Lets the sockets carry what was written. */
async function reading(): Promise<void> {
  for (let i = 0; i < 5; i++) await settle();
}
