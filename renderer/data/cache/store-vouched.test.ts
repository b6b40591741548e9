import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { afterEach, expect, test, vi } from 'vitest';
import { CHUNK_BYTES, FIRST_LINK } from '../../../shared/model/document-chunks.ts';
import { DocumentId } from '../../../shared/model/ids.ts';
import { aCase, aDocument, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { openDocumentBytes } from '../document-bytes.ts';
import { nextLink, partDigests } from './document-chain.ts';

const bytes = Uint8Array.from({ length: 3.5 * CHUNK_BYTES }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
const whole = bytesToHex(sha256(bytes));
const record = aDocument({ bytes: bytes.length, sha256: whole });
const request = { documentId: DocumentId.parse('d-1'), version: 1, url: '/documents/d-1' };

async function chainOf(data: Uint8Array, upTo = data.length): Promise<string> {
  let chain = FIRST_LINK;
  for (let at = 0; at < upTo; at += CHUNK_BYTES) {
    chain = nextLink(chain, await partDigests(Uint8Array.from(data.subarray(at, Math.min(upTo, at + CHUNK_BYTES)))));
  }
  return chain;
}

interface Served {
  readonly offset?: number;
  readonly body?: Uint8Array;
  /** Breaks off after so many bytes. */
  readonly cutAfter?: number;
  /** Of what came before; null: nobody vouches. */
  readonly chain?: string | null;
  /** What is vouched for, when it is not what is sent. */
  readonly voucher?: { readonly chain?: string; readonly sha256?: string };
  readonly withoutVoucher?: boolean;
}

async function served(options: Served = {}): Promise<Response> {
  const { offset = 0, body = bytes, cutAfter = Number.POSITIVE_INFINITY, voucher = {}, withoutVoucher } = options;
  const chain = options.chain === undefined ? await chainOf(body, offset) : options.chain;
  const behind = hexToBytes((voucher.chain ?? (await chainOf(body))) + (voucher.sha256 ?? bytesToHex(sha256(body))));
  const all = chain === null || withoutVoucher ? body : concatBytes(body, behind);
  let at = offset;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at - offset >= cutAfter) controller.error(new TypeError('network error'));
      else if (at >= all.length) controller.close();
      else controller.enqueue(all.slice(at, (at += 300_000)));
    },
  });
  const headers = { 'x-offset': String(offset), 'x-total': String(body.length), etag: '"a"' };
  return new Response(stream, { headers: { ...headers, ...(chain !== null && { 'x-chain': chain }) } });
}

const open: TestStore[] = [];
async function withDocument(answers: Response[]): Promise<TestStore> {
  const store = await openTestStore({
    fetch: async () => {
      const answer = answers.shift();
      if (!answer) throw new TypeError('offline');
      return answer;
    },
  });
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', record)]));
  return store;
}
afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of open.splice(0)) await store.discard();
});
const storeIt = (store: TestStore) => store.cache['cache.storeDocument'](request);
const verified = { ok: true, value: { state: 'verified', offset: bytes.length } };
const cut = { cutAfter: 1.5 * CHUNK_BYTES };
const readAll = async (store: TestStore) => await (await openDocumentBytes(store, record))?.read(0, bytes.length);

test('a document that was vouched for is verified by what is stored, and read without the voucher', async () => {
  const store = await withDocument([await served()]);
  expect(await storeIt(store)).toEqual(verified);
  expect(await store.db.chunks.count()).toBe(4);
  expect(await readAll(store)).toEqual(bytes);
});

const changed = bytes.map((byte, i) => (i === 2_000_000 ? byte ^ 1 : byte));
test.each<[string, () => Promise<Response>]>([
  [
    'are not those that are vouched for',
    async () => served({ body: changed, voucher: { chain: await chainOf(bytes), sha256: whole } }),
  ],
  ['are those of another document', () => served({ body: changed })],
  [
    'are said to be the document, and are not',
    () => served({ body: changed, voucher: { sha256: whole, chain: FIRST_LINK } }),
  ],
  ['are vouched for as another document', () => served({ voucher: { sha256: '0'.repeat(64) } })],
])('I14 nothing is kept or shown when the bytes that came %s', async (_name, answer) => {
  const store = await withDocument([await answer()]);
  expect(await storeIt(store)).toMatchObject({ ok: false, failure: { code: 'digest-mismatch' } });
  expect(await store.db.chunks.count()).toBe(0);
  expect(await openDocumentBytes(store, record)).toBeNull();
});

test('I14 a document whose voucher did not come is not verified', async () => {
  const store = await withDocument([await served({ withoutVoucher: true }), await served({ offset: 3 * CHUNK_BYTES })]);
  expect(await storeIt(store)).toEqual({ ok: true, value: { state: 'partial', offset: 3 * CHUNK_BYTES } });
  expect(await openDocumentBytes(store, record)).toBeNull();
  expect(await storeIt(store)).toEqual(verified);
});

test('after a cut it goes on with the chain, and reads no more than the last chunk again', async () => {
  const store = await withDocument([
    await served({ cutAfter: 2.5 * CHUNK_BYTES }),
    await served({ offset: 2 * CHUNK_BYTES }),
  ]);
  expect(await storeIt(store)).toEqual({ ok: true, value: { state: 'partial', offset: 2 * CHUNK_BYTES } });
  const opening = vi.spyOn(store.context.chunks, 'open');
  expect(await storeIt(store)).toEqual(verified);
  expect(opening.mock.calls.length).toBe(4);
  expect(await readAll(store)).toEqual(bytes);
});

test.each<[string, string | null]>([
  ['nobody vouches for the rest', null],
  ['what is vouched for began with other bytes', 'ab'.repeat(32)],
])('when %s, what is here is hashed by the window, once', async (_name, chain) => {
  const rest = async (offset: number, more: Served = {}) => await served({ offset, chain, ...more });
  const store = await withDocument([await served(cut), await rest(CHUNK_BYTES, cut), await rest(2 * CHUNK_BYTES)]);
  await storeIt(store);
  const opening = vi.spyOn(store.context.chunks, 'open');
  expect(await storeIt(store)).toEqual({ ok: true, value: { state: 'partial', offset: 2 * CHUNK_BYTES } });
  expect(opening.mock.calls.length).toBe(4);
  opening.mockClear();
  expect(await storeIt(store)).toEqual(verified);
  // The last chunk alone, to see that it opens.
  expect(opening.mock.calls.length).toBe(4);
  expect(await readAll(store)).toEqual(bytes);
});

test('of a slow line every chunk is on the disk when it has come', async () => {
  let now = Date.parse('2026-11-23T12:00:00Z');
  const offsets: (number | undefined)[] = [];
  const whole = await served();
  const reader = whole.body?.getReader();
  let store: TestStore;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        now += 5000;
        offsets.push((await store.context.db.bytes.toArray())[0]?.offset);
        const piece = await reader?.read();
        if (piece?.value) controller.enqueue(piece.value);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  store = await openTestStore({
    clock: { now: () => now, after: () => () => {} },
    fetch: () => Promise.resolve(new Response(body, { headers: whole.headers })),
  });
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', record)]));
  expect(await storeIt(store)).toEqual(verified);
  // Pieces are a third of a chunk; a commit may still be on its way while the next piece is asked for.
  expect(offsets.slice(5, 7)).toContain(CHUNK_BYTES);
  expect(offsets.slice(9, 11)).toContain(2 * CHUNK_BYTES);
});

test('I14 a rest that nobody vouches for is refused when the whole is another', async () => {
  const store = await withDocument([
    await served(cut),
    await served({ offset: CHUNK_BYTES, chain: null, body: changed }),
  ]);
  await storeIt(store);
  expect(await storeIt(store)).toMatchObject({ ok: false, failure: { code: 'digest-mismatch' } });
  expect(await store.db.chunks.count()).toBe(0);
});

test.each(['lost', 'damaged'])('when the last chunk here is %s, it is fetched from the start', async what => {
  const store = await withDocument([await served(cut), await served({ offset: CHUNK_BYTES }), await served()]);
  await storeIt(store);
  const [row] = await store.db.chunks.toArray();
  if (!row) throw new Error('Nothing was stored');
  if (what === 'lost') await store.db.chunks.clear();
  else await store.db.chunks.put({ ...row, box: row.box.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)) });
  expect(await storeIt(store)).toMatchObject({ ok: false, failure: { code: 'interrupted' } });
  const wanted = await store.cache['cache.wantedDocuments']({ preferred: [], limit: 10 });
  expect(wanted).toMatchObject({ value: { wanted: [{ offset: 0 }] } });
  expect(await storeIt(store)).toEqual(verified);
});

test('a verified document with a damaged chunk shows nothing of it, says so, and is fetched again after the next start', async () => {
  const store = await withDocument([await served()]);
  await storeIt(store);
  const [row] = await store.db.chunks.toArray();
  if (!row) throw new Error('Nothing was stored');
  await store.db.chunks.put({ ...row, box: row.box.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)) });
  await expect(readAll(store)).rejects.toThrow();
  await expect.poll(() => store.db.quarantine.count()).toBe(1);
  expect(await openDocumentBytes(store, record)).toBeNull();
  const again = await openTestStore({ unlocked: store.unlocked, fetch: () => served() });
  open.push(again);
  const wanted = await again.cache['cache.wantedDocuments']({ preferred: [], limit: 10 });
  expect(wanted).toMatchObject({ value: { wanted: [{ offset: 0 }] } });
  expect(await again.cache['cache.storeDocument'](request)).toEqual(verified);
  expect(await readAll(again)).toEqual(bytes);
});
