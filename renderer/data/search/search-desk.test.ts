import { afterEach, expect, test } from 'vitest';
import { aCase, aDocument, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { withRawDatabase } from '../../testing/raw-database.ts';
import type { DocumentPages, ReadPages } from './document-pages.ts';
import { IndexKeeper } from './index-keeper.ts';
import { SearchDesk } from './search-desk.ts';

let store: TestStore;
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await store.discard();
});

const document = aDocument();
const CANARY = 'CANARYfind42';
const words: DocumentPages = {
  pages: [`The insured ${CANARY} smoked.`, '', 'Never smoked, says the other page.'],
  unreadable: [2],
  unsure: [3],
};

/** Its bytes are there and verified, as far as the store is concerned. */
async function putBytes({ id, version, caseId } = document): Promise<string> {
  const key = store.feed.get('document', id)?.columns.bytesKey ?? '';
  await store.db.bytes.put({ key, documentId: id, version, caseId, state: 'verified', offset: 0, etag: null });
  return key;
}

async function withDocument(): Promise<string> {
  store = await openTestStore();
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      aPut('case', 'c-1', aCase()),
      aPut('document', document.id, document),
    ]),
  );
  return await putBytes();
}

/** Keeps the index until the test ends. */
function keep(read: ReadPages): IndexKeeper {
  const keeper = new IndexKeeper(store, read, async (_, signal) => signal.throwIfAborted());
  const ended = keeper.run();
  ends.push(async () => {
    keeper.end();
    await ended;
  });
  return keeper;
}

function aDesk(): SearchDesk {
  const desk = new SearchDesk(store);
  ends.push(() => desk.close());
  return desk;
}

const segmentIsThere = () =>
  expect.poll(async () => await store.db.segments.count(), { timeout: 10_000 }).toBeGreaterThan(0);
const found = async (desk: SearchDesk, typed: string, caseId: string | null = null) => {
  await desk.load(store.feed.cases().map(({ id }) => id));
  return (await desk.search(typed, caseId)).total;
};

test('a document is read once when it has arrived, and found later with page and snippet, without being read again', async () => {
  await withDocument();
  let reads = 0;
  keep(async () => (reads++, words));
  await segmentIsThere();
  await ends.pop()?.();

  const desk = aDesk();
  expect(await desk.load(['c-1'])).toEqual({
    done: 1,
    of: 1,
    unread: [{ record: document, isWhole: false, pages: [2], unsure: [3] }],
    notHere: [],
  });
  const answer = await desk.search('smoked', 'c-1');
  expect(answer.documents).toMatchObject([
    { id: document.id, caseId: 'c-1', total: 2, places: [{ page: 1 }, { page: 3 }] },
  ]);
  expect(answer.documents[0]?.places[1]?.quote).toMatchObject({ exact: 'smoked', prefix: 'Never ' });
  expect((await desk.search('"never smoked"', 'c-1')).total).toBe(1);
  expect((await desk.search('"smoked never"', 'c-1')).total).toBe(0);
  expect((await desk.search('smoked', 'c-2')).total).toBe(0);
  expect((await desk.search('smo*', null)).total).toBe(1);
  expect(reads).toBe(1);
});

test('what arrives while the program runs is found, and what is superseded is found by its new words only', async () => {
  await withDocument();
  let says = 'first edition';
  keep(async () => ({ pages: [says], unreadable: [], unsure: [] }));
  await segmentIsThere();
  const desk = aDesk();
  expect(await found(desk, 'first')).toBe(1);

  says = 'second edition';
  const newer = aDocument({ version: 2 });
  await store.pull(aPage([aPut('document', document.id, newer, 2)], { nextCursor: 'two' }));
  await putBytes(newer);
  await expect.poll(() => found(desk, 'second'), { timeout: 10_000 }).toBe(1);
  expect(await found(desk, 'first')).toBe(0);
  await expect.poll(async () => await store.db.texts.count(), { timeout: 10_000 }).toBe(1);
});

test('words that a machine reads later are found', async () => {
  const key = await withDocument();
  let says = '';
  keep(async () => ({ pages: [says], unreadable: says === '' ? [1] : [], unsure: [] }));
  await segmentIsThere();
  const desk = aDesk();
  expect(await found(desk, 'scanned')).toBe(0);
  says = 'scanned at last';
  await store.db.transaction('rw', store.db.words, store.db.texts, async () => {
    const word = { page: 1, width: 9, height: 9, confidence: 1, readBy: 'machine' as const, words: [] };
    await store.db.words.put({ key: `${key}/1`, caseId: document.caseId, words: word });
    await store.db.texts.delete(key);
  });
  await expect.poll(() => found(desk, 'scanned'), { timeout: 10_000 }).toBe(1);
});

test('a document that cannot be opened, or has not arrived, is named, and what it says is not searched', async () => {
  await withDocument();
  const missing = aDocument({ id: 'd-2' });
  await store.pull(aPage([aPut('document', missing.id, missing)], { nextCursor: 'two' }));
  keep(() => Promise.reject(new Error('broken')));
  await segmentIsThere();
  const desk = aDesk();
  expect(await desk.load(['c-1'])).toEqual({
    done: 1,
    of: 1,
    unread: [{ record: document, isWhole: true, pages: [], unsure: [] }],
    notHere: [missing],
  });
  expect((await desk.search('smoked', null)).total).toBe(0);
});

test('its words and its index lie sealed on the disk and go with the case', async () => {
  await withDocument();
  keep(async () => words);
  await segmentIsThere();
  await withRawDatabase(store.db.name, async db => {
    for (const table of ['texts', 'segments']) {
      const request = db.transaction(table).objectStore(table).getAll();
      await new Promise(resolve => request.addEventListener('success', resolve));
      const [row] = request.result as { box: Uint8Array }[];
      const written = new TextDecoder('latin1').decode(row?.box);
      expect(written.length).toBeGreaterThan(20);
      expect(written.toLowerCase()).not.toContain(CANARY.toLowerCase());
    }
  });
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 9 }], { nextCursor: 'gone' }));
  await expect
    .poll(async () => [await store.db.texts.count(), await store.db.segments.count()], { timeout: 10_000 })
    .toEqual([0, 0]);
});

test('the case that somebody searches is read first', async () => {
  store = await openTestStore();
  const of = (caseId: string) => aDocument({ id: `d-${caseId}`, caseId });
  await store.pull(
    aPage(
      ['c-1', 'c-2', 'c-3'].flatMap(id => [
        aPut('case', id, aCase({ id, documentIds: [] })),
        aPut('document', `d-${id}`, of(id)),
      ]),
    ),
  );
  for (const id of ['c-1', 'c-2', 'c-3']) await putBytes(of(id));
  const read: string[] = [];
  const keeper = new IndexKeeper(
    store,
    async record => (read.push(record.caseId), words),
    async (_, signal) => signal.throwIfAborted(),
  );
  keeper.await('c-3');
  const ended = keeper.run();
  await expect.poll(() => read.length, { timeout: 10_000 }).toBe(3);
  keeper.end();
  await ended;
  expect(read[0]).toBe('c-3');
});
