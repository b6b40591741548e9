import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, expect, test } from 'vitest';
import { DocumentId } from '../../../shared/model/ids.ts';
import { aCase, aDocument, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { openDocumentBytes } from '../document-bytes.ts';

const words = new TextEncoder().encode('has never smoked');
const record = aDocument({ bytes: words.length, sha256: bytesToHex(sha256(words)) });
const request = { documentId: DocumentId.parse('d-1'), version: 1, url: '/documents/d-1' };

let store: TestStore;
afterEach(() => store.discard());

async function withDocument(): Promise<{ nudges: () => number }> {
  let nudges = 0;
  store = await openTestStore({
    fetch: async () => new Response(words, { headers: { 'x-offset': '0', 'x-total': '16', etag: '"a"' } }),
    nudgeSync: () => void nudges++,
  });
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', record)]));
  expect(await store.cache['cache.storeDocument'](request)).toMatchObject({ value: { state: 'verified' } });
  return { nudges: () => nudges };
}

const missing = async (): Promise<unknown> => {
  const answer = await store.cache['cache.wantedDocuments']({ preferred: [], limit: 10 });
  return answer.ok ? [answer.value.missing, answer.value.verified] : answer;
};

async function damageChunk(): Promise<void> {
  const [row] = await store.db.chunks.toArray();
  if (!row) throw new Error('Nothing was stored');
  await store.db.chunks.put({ ...row, box: row.box.map((byte, i) => (i === 20 ? byte ^ 1 : byte)) });
}

async function read(): Promise<string> {
  const bytes = await openDocumentBytes(store, record);
  return bytes === null ? 'not here' : new TextDecoder().decode(await bytes.read(0, bytes.length));
}

test('I14 a document that was damaged on the disk is not shown, and is fetched again without a restart', async () => {
  const { nudges } = await withDocument();
  expect([await missing(), await read()]).toEqual([[0, 1], 'has never smoked']);
  await damageChunk();
  const before = nudges();
  await expect(read()).rejects.toThrow();
  expect(nudges()).toBe(before + 1);
  expect([await missing(), await read()]).toEqual([[1, 0], 'not here']);
  expect(await store.cache['cache.storeDocument'](request)).toMatchObject({ value: { state: 'verified' } });
  expect([await missing(), await read()]).toEqual([[0, 1], 'has never smoked']);
});
