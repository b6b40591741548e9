import { afterEach, expect, test } from 'vitest';
import { aCase, aDocument, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import type { DocumentPages } from './document-pages.ts';
import { type Preparation, SearchDesk } from './search-desk.ts';

let store: TestStore;
let desk: SearchDesk | null = null;
afterEach(async () => {
  desk?.close();
  await store.discard();
});

const document = aDocument();
const words: DocumentPages = {
  pages: ['The insured smoked.', '', 'Never smoked, says the other page.'],
  unreadable: [2],
};

/** Its bytes are there and verified, as far as the store is concerned. */
async function withDocument(): Promise<string> {
  store = await openTestStore();
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      aPut('case', 'c-1', aCase()),
      aPut('document', document.id, document),
    ]),
  );
  const key = store.feed.get('document', document.id)?.columns.bytesKey ?? '';
  const { id: documentId, version, caseId } = document;
  await store.db.bytes.put({ key, documentId, version, caseId, state: 'verified', offset: 0, etag: null });
  return key;
}

async function prepare(read: () => Promise<DocumentPages>): Promise<Preparation | null> {
  desk = new SearchDesk(store, read);
  let last: Preparation | null = null;
  await desk.prepare([document], progress => (last = progress));
  return last;
}

test('a document is read once, found by its words with page and snippet, and its pages without words are named', async () => {
  await withDocument();
  let reads = 0;
  const read = async () => (reads++, words);
  expect(await prepare(read)).toEqual({ done: 1, of: 1, unread: [{ record: document, pages: [2] }] });
  desk?.close();
  expect(await prepare(read)).toMatchObject({ done: 1, unread: [{ pages: [2] }] });
  expect(reads).toBe(1);

  const answer = await desk?.search('smoked', 'c-1');
  expect(answer?.documents).toMatchObject([
    { id: document.id, caseId: 'c-1', total: 2, places: [{ page: 1 }, { page: 3 }] },
  ]);
  expect(answer?.documents[0]?.places[1]?.quote).toMatchObject({ exact: 'smoked', prefix: 'Never ' });
  expect((await desk?.search('"never smoked"', 'c-1'))?.total).toBe(1);
  expect((await desk?.search('"smoked never"', 'c-1'))?.total).toBe(0);
  expect((await desk?.search('smoked', 'c-2'))?.total).toBe(0);
  expect((await desk?.search('smo*', null))?.total).toBe(1);
});

test('a document that cannot be opened is named, and what it says is not searched', async () => {
  await withDocument();
  const preparation = await prepare(() => Promise.reject(new Error('broken')));
  expect(preparation?.unread).toEqual([{ record: document, pages: [] }]);
  expect((await desk?.search('smoked', null))?.total).toBe(0);
});

test('its words lie sealed on the disk and go with the case', async () => {
  await withDocument();
  await prepare(async () => words);
  const raw = await store.db.table('texts').count();
  expect(raw).toBe(1);
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 9 }]));
  await expect.poll(async () => await store.db.texts.count()).toBe(0);
});
