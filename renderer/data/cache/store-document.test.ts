import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../../shared/model/document-chunks.ts';
import { DocumentId } from '../../../shared/model/ids.ts';
import { aCase, aDocument, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { openDocumentBytes } from '../document-bytes.ts';

const bytes = Uint8Array.from({ length: 2.5 * CHUNK_BYTES }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
const record = aDocument({ bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) });
const request = { documentId: DocumentId.parse('d-1'), version: 1, url: '/documents/d-1' };

/** Answers from `offset`, in pieces, and breaks off after `cutAfter` bytes. */
function served(options: { offset?: number; cutAfter?: number; etag?: string; body?: Uint8Array } = {}): Response {
  const { offset = 0, cutAfter = Number.POSITIVE_INFINITY, etag = '"a"', body = bytes } = options;
  let at = offset;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at - offset >= cutAfter) controller.error(new TypeError('network error'));
      else if (at >= body.length) controller.close();
      else controller.enqueue(body.slice(at, (at += 300_000)));
    },
  });
  return new Response(stream, { headers: { 'x-offset': String(offset), etag } });
}

const open: TestStore[] = [];
async function withDocument(answers: Response[]): Promise<TestStore> {
  const store = await openTestStore({
    fetch: () => {
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('offline'));
    },
  });
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', record)]));
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});
const wanted = (store: TestStore) => store.cache['cache.wantedDocuments']({ preferred: [], limit: 10 });

test('a document is stored in sealed chunks, verified, and read by range', async () => {
  const store = await withDocument([served()]);
  expect(await openDocumentBytes(store, record)).toBeNull();
  const stored = await store.cache['cache.storeDocument'](request);
  expect(stored).toEqual({ ok: true, value: { state: 'verified', offset: bytes.length } });
  expect(await store.db.chunks.count()).toBe(3);
  const reader = await openDocumentBytes(store, record);
  expect(reader?.length).toBe(bytes.length);
  const [from, to] = [CHUNK_BYTES - 5, 2 * CHUNK_BYTES + 7];
  expect(await reader?.read(from, to)).toEqual(bytes.slice(from, to));
  expect(await reader?.read(bytes.length - 3, bytes.length + 100)).toEqual(bytes.slice(-3));
  expect(await wanted(store)).toMatchObject({ value: { wanted: [], verified: 1, failed: 0 } });
});

test('a cut costs less than a chunk: it goes on at a chunk boundary', async () => {
  const store = await withDocument([served({ cutAfter: 1_500_000 }), served({ offset: CHUNK_BYTES })]);
  const cut = await store.cache['cache.storeDocument'](request);
  expect(cut).toEqual({ ok: true, value: { state: 'partial', offset: CHUNK_BYTES } });
  expect(await wanted(store)).toMatchObject({ value: { wanted: [{ offset: CHUNK_BYTES, etag: '"a"' }] } });
  expect(await openDocumentBytes(store, record)).toBeNull();
  const whole = await store.cache['cache.storeDocument'](request);
  expect(whole).toEqual({ ok: true, value: { state: 'verified', offset: bytes.length } });
  expect(await (await openDocumentBytes(store, record))?.read(0, bytes.length)).toEqual(bytes);
});

test('a server that begins again from the start is believed', async () => {
  const store = await withDocument([served({ cutAfter: 1_500_000 }), served({ etag: '"b"' })]);
  await store.cache['cache.storeDocument'](request);
  expect(await store.cache['cache.storeDocument'](request)).toMatchObject({ value: { state: 'verified' } });
});

test('bytes of another version are not mixed in', async () => {
  const store = await withDocument([
    served({ cutAfter: 1_500_000 }),
    served({ offset: CHUNK_BYTES, etag: '"b"' }),
    served({ offset: 7 }),
  ]);
  await store.cache['cache.storeDocument'](request);
  for (let i = 0; i < 2; i++) {
    const refused = await store.cache['cache.storeDocument'](request);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'interrupted' } });
  }
  expect((await store.db.bytes.toArray())[0]?.offset).toBe(CHUNK_BYTES);
});

test.each([
  ['one bit is wrong', () => bytes.map((byte, i) => (i === 2_000_000 ? byte ^ 1 : byte))],
  ['it is too long', () => new Uint8Array(bytes.length + 1)],
])('nothing is kept or shown when %s', async (_name, body) => {
  const store = await withDocument([served({ body: body() })]);
  const refused = await store.cache['cache.storeDocument'](request);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'digest-mismatch' } });
  expect(await store.db.chunks.count()).toBe(0);
  expect(await openDocumentBytes(store, record)).toBeNull();
  expect(await wanted(store)).toMatchObject({ value: { wanted: [], failed: 1 } });
});

test('a document that is here and was asked for again is not asked for a third time', async () => {
  const store = await withDocument([served()]);
  await store.cache['cache.storeDocument'](request);
  store.context.bytes.verified.clear();
  expect(await wanted(store)).toMatchObject({ value: { verified: 0 } });
  expect(await store.cache['cache.storeDocument'](request)).toMatchObject({ value: { state: 'verified' } });
  expect(await wanted(store)).toMatchObject({ value: { wanted: [], verified: 1 } });
});

test('a document that failed is tried once more at the next start', async () => {
  const store = await withDocument([served({ body: new Uint8Array(bytes.length) })]);
  await store.cache['cache.storeDocument'](request);
  const again = await openTestStore({ unlocked: store.unlocked });
  open.push(again);
  expect(await wanted(again)).toMatchObject({ value: { wanted: [{ offset: 0 }], failed: 0 } });
});

test('bytes that come after their case was purged are not kept', async () => {
  let store: TestStore;
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent === CHUNK_BYTES) await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }]));
      controller.enqueue(bytes.slice(sent, (sent += CHUNK_BYTES / 2)));
      if (sent >= bytes.length) controller.close();
    },
  });
  store = await withDocument([new Response(body, { headers: { etag: '"a"' } })]);
  const refused = await store.cache['cache.storeDocument'](request);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'interrupted' } });
  expect([await store.db.chunks.count(), await store.db.bytes.count()]).toEqual([0, 0]);
});

test('a program that ended before the check checks what is here, and fetches nothing again', async () => {
  const whole = bytes.slice(0, 2 * CHUNK_BYTES);
  const two = aDocument({ id: 'd-2', bytes: whole.length, sha256: bytesToHex(sha256(whole)) });
  let asked = 0;
  const store = await openTestStore({
    fetch: () => {
      asked++;
      return Promise.resolve(served({ body: whole }));
    },
  });
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-2', two)]));
  const it = { ...request, documentId: DocumentId.parse('d-2') };
  await store.cache['cache.storeDocument'](it);
  const [row] = await store.db.bytes.toArray();
  if (!row) throw new Error('Nothing was stored');
  await store.db.bytes.put({ ...row, state: 'partial' });
  expect(await openDocumentBytes(store, two)).toBeNull();
  expect(await store.cache['cache.storeDocument'](it)).toMatchObject({ value: { state: 'verified' } });
  expect(asked).toBe(1);
  expect(await (await openDocumentBytes(store, two))?.read(0, 9)).toEqual(bytes.slice(0, 9));
});

test('I28 what is received and not yet written stays a few chunks, however long the document is', async () => {
  const chunk = new Uint8Array(CHUNK_BYTES).fill(3);
  const length = 24;
  const hash = sha256.create();
  for (let i = 0; i < length; i++) hash.update(chunk);
  const long = aDocument({ id: 'd-2', bytes: length * CHUNK_BYTES, sha256: bytesToHex(hash.digest()) });
  const ahead: number[] = [];
  let sent = 0;
  let store: TestStore;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const [row] = await store.context.db.bytes.toArray();
        ahead.push(sent - (row?.offset ?? 0) / CHUNK_BYTES);
        if (sent++ < length) controller.enqueue(chunk.slice());
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  store = await openTestStore({ fetch: () => Promise.resolve(new Response(body)) });
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-2', long)]));
  const stored = await store.cache['cache.storeDocument']({ ...request, documentId: DocumentId.parse('d-2') });
  expect(stored).toMatchObject({ ok: true, value: { state: 'verified' } });
  expect(ahead).toHaveLength(length + 1);
  expect(Math.max(...ahead)).toBeLessThanOrEqual(10);
});

test('a disk that is full in the middle is said, and what was written before is gone on from', async () => {
  const store = await withDocument([served(), served({ offset: CHUNK_BYTES })]);
  const { chunks } = store.context.db;
  let writes = 0;
  const full = (): void => {
    if (++writes === 2) throw new DOMException('No space left', 'QuotaExceededError');
  };
  chunks.hook('creating', full);
  const refused = await store.cache['cache.storeDocument'](request);
  chunks.hook('creating').unsubscribe(full);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'storage' } });
  const [row] = await store.db.bytes.toArray();
  expect(await store.db.chunks.count()).toBe((row?.offset ?? 0) / CHUNK_BYTES);
  expect(await openDocumentBytes(store, record)).toBeNull();
});

test('what is not as long as the client said is not even begun', async () => {
  const answer = served();
  answer.headers.set('x-total', '17');
  const store = await withDocument([answer, served()]);
  const refused = await store.cache['cache.storeDocument'](request);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'interrupted' } });
  expect(await store.db.bytes.count()).toBe(0);
  expect(await store.cache['cache.storeDocument'](request)).toMatchObject({ value: { state: 'verified' } });
});

test('I14 twenty cuts cost less than a chunk each, and no byte is shown before the whole was checked', async () => {
  const offsets: number[] = [];
  const store = await openTestStore({
    fetch: url => {
      const offset = Number(new URL(url, 'http://host').searchParams.get('offset'));
      offsets.push(offset);
      // Every eighth try comes a chunk further, the others are cut before one is whole.
      const cutAfter = offsets.length % 8 === 0 ? CHUNK_BYTES + 1 : 150_000;
      return Promise.resolve(offsets.length <= 20 ? served({ offset, cutAfter }) : served({ offset }));
    },
  });
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', record)]));
  for (let offset = 0, tries = 0; offset < bytes.length && tries < 30; tries++) {
    expect(await openDocumentBytes(store, record)).toBeNull();
    const stored = await store.cache['cache.storeDocument']({ ...request, url: `/documents/d-1?offset=${offset}` });
    if (!stored.ok) throw new Error(stored.failure.message);
    expect(stored.value.offset).toBeGreaterThanOrEqual(offset);
    offset = stored.value.offset;
  }
  expect(offsets.length).toBe(21);
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  expect(await (await openDocumentBytes(store, record))?.read(0, bytes.length)).toEqual(bytes);
});

test('without a connection nothing changes', async () => {
  const store = await withDocument([]);
  const refused = await store.cache['cache.storeDocument'](request);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'interrupted' } });
});

test('the case in hand comes first, then what is due first, then the small; the superseded last', async () => {
  const store = await withDocument([]);
  const at = (id: string, caseId: string, size: number, supersedes?: string) =>
    aPut('document', id, aDocument({ id, caseId, bytes: size, ...(supersedes ? { supersedes } : {}) }));
  await store.pull(
    aPage([
      aPut('case', 'c-2', aCase({ id: 'c-2', dueAt: '2026-11-23T13:00:00Z' })),
      aPut('case', 'c-3', aCase({ id: 'c-3', dueAt: '2026-12-24T13:00:00Z' })),
      at('old', 'c-2', 1),
      at('big', 'c-2', 900, 'old'),
      at('small', 'c-2', 10),
      at('mine', 'c-3', 1000),
    ]),
  );
  const answer = await store.cache['cache.wantedDocuments']({ preferred: [aCase({ id: 'c-3' }).id], limit: 10 });
  if (!answer.ok) throw new Error(answer.failure.message);
  expect(answer.value.wanted.map(({ document }) => document.id)).toEqual(['mine', 'small', 'big', 'd-1', 'old']);
});
