import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, problemOf } from './testing/desk.ts';
import { startTinyServer, type TinyServer } from './testing/tiny-server.ts';
import { DOCUMENT, DOCUMENT_SHA256 } from './testing/tiny-bundle.ts';

let server: TinyServer;
let ana: Desk;
let ben: Desk;
let lea: Desk;
beforeAll(async () => {
  server = await startTinyServer();
  ana = await Desk.open(server.url, 'ana');
  ben = await Desk.open(server.url, 'ben');
  lea = await Desk.open(server.url, 'lea');
}, 60_000);
afterAll(() => server.end());

const content = (desk: Desk, headers: Record<string, string> = {}, id = 'c-1-letter', version: number | string = 1) =>
  desk.fetch(`/v1/documents/${id}/content?version=${version}`, { headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const etag = `"${DOCUMENT_SHA256}"`;

test('the whole comes with a strong ETag, its digest, its length and its type', async () => {
  const response = await content(ana);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    etag,
    'accept-ranges': 'bytes',
    'repr-digest': `sha-256=:${Buffer.from(DOCUMENT_SHA256, 'hex').toString('base64')}:`,
    'content-length': String(DOCUMENT.length),
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(
    createHash('sha256')
      .update(await bytesOf(response))
      .digest('hex'),
  ).toBe(DOCUMENT_SHA256);
});

test.each([
  ['bytes=1000-', 1000, DOCUMENT.length],
  ['bytes=1048570-1048580', 1_048_570, 1_048_581],
  ['bytes=-10', DOCUMENT.length - 10, DOCUMENT.length],
])('%s gives that part, across the parts it is stored in', async (range, start, end) => {
  const response = await content(ana, { range });
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${DOCUMENT.length}`);
  expect((await bytesOf(response)).equals(DOCUMENT.subarray(start, end))).toBe(true);
});

test('a range continues only what had the same ETag', async () => {
  expect((await content(ana, { range: 'bytes=5-', 'if-range': etag })).status).toBe(206);
  const other = await content(ana, { range: 'bytes=5-', 'if-range': '"another"' });
  expect(other.status).toBe(200);
  expect((await bytesOf(other)).length).toBe(DOCUMENT.length);
  expect((await content(ana, { 'if-none-match': etag })).status).toBe(304);
});

test('a range that begins after the end is a problem that says how long it is', async () => {
  const response = await content(ana, { range: `bytes=${DOCUMENT.length}-` });
  expect(response.headers.get('content-range')).toBe(`bytes */${DOCUMENT.length}`);
  expect(await problemOf(response)).toMatchObject({ status: 416 });
});

test('only who has the case may have its documents, the lead among them', async () => {
  expect((await problemOf(await content(ben))).status).toBe(404);
  expect((await content(lea)).status).toBe(200);
});

test.each([
  ['another version', 'c-1-letter', 2, 404],
  ['no version', 'c-1-letter', '', 422],
  ['a version that is no number', 'c-1-letter', 'x', 422],
  ['a document that is not there', 'c-1-other', 1, 404],
  ['a name that is a path', '..%2F..%2Fetc', 1, 422],
])('%s is a problem', async (_name, id, version, status) => {
  expect((await problemOf(await content(ana, {}, id, version))).status).toBe(status);
});

test('a document without text says so', async () => {
  const problem = await problemOf(await ana.fetch('/v1/documents/c-1-letter/text?version=1'));
  expect(problem).toMatchObject({ status: 404, detail: expect.stringMatching(/no text/) as unknown });
});

test('a body that is cut midway is not the whole', async () => {
  server.faults.next('documents', 'cut-midway');
  const response = await content(ana);
  expect(response.headers.get('content-length')).toBe(String(DOCUMENT.length));
  await expect(response.arrayBuffer()).rejects.toThrow();
  expect((await bytesOf(await content(ana))).length).toBe(DOCUMENT.length);
});

test('a document can be damaged on its way, and only the one that is named', async () => {
  server.faults.next('documents', 'damage', 1, 'c-1-');
  const other = await bytesOf(await content(ana, {}, 'c-2-letter'));
  expect(other.equals(DOCUMENT)).toBe(true);
  const damaged = await bytesOf(await content(ana));
  expect(damaged.length).toBe(DOCUMENT.length);
  expect(damaged.equals(DOCUMENT)).toBe(false);
});
