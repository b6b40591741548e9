import { expect, test } from 'vitest';
import { openDocument } from '../documents/open-document.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createScriptedApi, type ScriptedApi } from '../testing/scripted-api.ts';
import { createHttp } from './http.ts';

const BYTES = new TextEncoder().encode('0123456789');

function setUp(change: (response: Response) => Response = response => response) {
  const api: ScriptedApi = createScriptedApi();
  api.addDocument('d-1', BYTES);
  const token = async () => ({ ok: true as const, value: 'good' });
  const http = createHttp({
    baseUrl: 'http://127.0.0.1:9',
    clock: createFakeClock(),
    appVersion: '1.0.0',
    credentials: { token, renew: token, lost: async () => {} },
    fetch: async (input, init) => change(await api.fetch(input, init)),
  });
  const open = async (offset: number, etag: string | null, documentId = 'd-1') => {
    const answer = await openDocument(http, { documentId, version: 1, offset, etag }, { pass: body => body });
    if (!answer.ok) return answer;
    return { ...answer, body: await new Response(answer.body).text() };
  };
  return { api, open };
}

test('a document is opened from the start', async () => {
  const { api, open } = setUp();
  expect(await open(0, null)).toMatchObject({ ok: true, offset: 0, total: 10, body: '0123456789' });
  expect(api.requests[0]?.headers.get('accept-encoding')).toBe('identity');
  expect(api.requests[0]?.headers.has('range')).toBe(false);
});

test('a document goes on where it stopped, with the same bytes', async () => {
  const { open } = setUp();
  const first = await open(0, null);
  const etag = first.ok ? first.etag : '';
  expect(await open(4, etag)).toMatchObject({ ok: true, offset: 4, total: 10, etag, body: '456789' });
});

test('bytes that changed come from the start', async () => {
  const { open } = setUp();
  expect(await open(4, '"another"')).toMatchObject({ ok: true, offset: 0, body: '0123456789' });
});

test('a place behind the end comes from the start', async () => {
  const { open } = setUp();
  const first = await open(0, null);
  expect(await open(10, first.ok ? first.etag : '')).toMatchObject({ ok: true, offset: 0, body: '0123456789' });
});

test('without a strong ETag nothing is resumed', async () => {
  const { api, open } = setUp();
  expect(await open(4, 'W/"weak"')).toMatchObject({ offset: 0 });
  expect(api.requests[0]?.headers.has('range')).toBe(false);
});

test('a range that was not asked for is no document', async () => {
  const { open } = setUp(response => {
    if (response.status !== 206) return response;
    return new Response(response.body, { status: 206, headers: { 'content-range': 'bytes 2-9/10', etag: '"x"' } });
  });
  const first = await open(0, null);
  expect(await open(4, first.ok ? first.etag : '')).toMatchObject({ ok: false, status: 502 });
});

test('an unknown document and a signed-out person are told apart', async () => {
  const { api, open } = setUp();
  expect(await open(0, null, 'd-9')).toMatchObject({ ok: false, status: 404 });
  api.accessToken = 'other';
  expect(await open(0, null)).toMatchObject({ ok: false, status: 401 });
});
