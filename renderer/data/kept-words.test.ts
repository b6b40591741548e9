import { afterEach, expect, test } from 'vitest';
import type { PageWords } from '../../shared/model/document-text.ts';
import { aCase, aDocument, aPage, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { openDocumentBytes } from './document-bytes.ts';
import { copyBoxes } from './testing/open-copies.ts';

const CANARY = 'CANARYread42';
const BYTES = new TextEncoder().encode('a picture');
let store: TestStore | null = null;
afterEach(async () => await store?.discard());

const aWord = (page: number, over: Partial<PageWords> = {}): PageWords => ({
  page,
  width: 100,
  height: 50,
  confidence: 0.9,
  readBy: 'machine',
  words: [[CANARY, 1, 2, 30, 10]],
  ...over,
});

async function withDocument() {
  const fetch = async () => new Response(BYTES, { headers: { 'x-total': String(BYTES.length), etag: '"1"' } });
  const opened = await openTestStore({ fetch });
  store = opened;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', BYTES));
  const sha256 = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
  const document = aDocument({ bytes: BYTES.length, sha256 });
  await opened.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', document)], { nextCursor: 'one' }));
  await opened.cache['cache.storeDocument']({ documentId: document.id, version: 1, url: '/d-1' });
  const wordsNow = async () => {
    const bytes = await openDocumentBytes(opened, document);
    if (!bytes?.words) throw new Error('the document is not here');
    return bytes.words;
  };
  return { opened, wordsNow };
}

test('what was read of a page is there when the document is opened again, sealed, and gone with its case', async () => {
  const { opened, wordsNow } = await withDocument();
  const words = await wordsNow();
  expect(await words.read()).toEqual([]);
  await words.keep(aWord(2));
  await words.keep(aWord(10));
  expect(await (await wordsNow()).read()).toEqual([aWord(10), aWord(2)]);
  const copies = await copyBoxes(opened.db.name);
  const kept = copies.filter(({ table }) => table === 'words');
  expect(kept).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toContain(CANARY);
  expect(new TextDecoder('latin1').decode(kept[0]?.row.box)).not.toContain(CANARY);

  await opened.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }], { nextCursor: 'gone' }));
  expect(await opened.db.words.count()).toBe(0);
  // A page that was still being read when the case went.
  await words.keep(aWord(3));
  expect(await opened.db.words.count()).toBe(0);
});

test('a machine’s reading never takes the place of the client’s, which takes the place of any', async () => {
  const { wordsNow } = await withDocument();
  const words = await wordsNow();
  await words.keep(aWord(1));
  await words.keep(aWord(1, { readBy: 'client', confidence: null }));
  await words.keep(aWord(1, { confidence: 1 }));
  expect(await words.read()).toEqual([aWord(1, { readBy: 'client', confidence: null })]);
});
