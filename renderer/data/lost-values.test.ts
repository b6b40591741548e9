import { Dexie, type DBCore, type Middleware } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { aCase, aJudgment, aPage, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { withRawDatabase } from '../testing/raw-database.ts';
import { saveDraft } from './actions/save-draft.ts';
import { FeedIndex } from './feed/feed-index.ts';
import { catchUp, loadGeneration } from './feed/load-feed.ts';
import { PackReader } from './feed/pack-reader.ts';
import { getReadable } from './lost-values.ts';

let store: TestStore;
afterEach(() => store.discard());

/** What Chromium does when the file of a large value is gone: whoever reads that row fails, and all that they read with it. */
function lossOf(tableName: string, lostKey: string): Middleware<DBCore> {
  const isLost = (key: unknown): boolean => String(key) === lostKey;
  const fail = () => Dexie.Promise.reject(new DOMException('Data lost due to missing file', 'NotReadableError'));
  return {
    stack: 'dbcore',
    name: 'loss',
    create: core => ({
      ...core,
      table: name => {
        const table = core.table(name);
        if (name !== tableName) return table;
        return {
          ...table,
          get: request => (isLost(request.key) ? fail() : table.get(request)),
          getMany: request => (request.keys.some(isLost) ? fail() : table.getMany(request)),
          query: request => (request.values === true ? fail() : table.query(request)),
        };
      },
    }),
  };
}

/** The key of the one row of a table, as it lies on the disk. */
async function storedKey(table: string): Promise<string> {
  let key = '';
  await withRawDatabase(store.db.name, async db => {
    const request = db.transaction(table).objectStore(table).getAllKeys();
    await new Promise(resolve => request.addEventListener('success', resolve));
    key = JSON.stringify(request.result).slice(2, -2);
  });
  return key;
}

/** Three cases, each on a page of its own; then a value of a table is lost. */
async function withLoss(tableName: string, lostKey: (generation: number) => string): Promise<number> {
  store = await openTestStore();
  for (const id of ['c-1', 'c-2', 'c-3']) await store.pull(aPage([aPut('case', id, aCase({ id }))]));
  const { generation } = store.context.state;
  store.db.use(lossOf(tableName, lostKey(generation)));
  store.db.close({ disableAutoOpen: false });
  await store.db.open();
  return generation;
}

test('a page whose value is lost is left out and noted, and the others are there', async () => {
  const generation = await withLoss('heads', of => `${of},2`);
  const [feed, noted] = [new FeedIndex(), new Set<string>()];
  const source = {
    db: store.db,
    cipher: store.context.packs,
    onUnreadable: (...what: string[]) => noted.add(what.join()),
  };
  await loadGeneration(source, feed, generation);
  expect([...feed.cases()].map(({ id }) => id).toSorted()).toEqual(['c-1', 'c-3']);
  expect([...noted]).toEqual([`heads,${generation}/2`]);
});

test('the window shows what can be read of the feed when a page is lost', async () => {
  const generation = await withLoss('heads', of => `${of},2`);
  const [feed, noted] = [new FeedIndex(), new Set<string>()];
  const onUnreadable = (...what: string[]) => noted.add(what.join());
  await catchUp({ db: store.db, cipher: store.context.packs, onUnreadable }, feed);
  expect([...feed.cases()].map(({ id }) => id).toSorted()).toEqual(['c-1', 'c-3']);
  expect([feed.page, ...noted]).toEqual([3, `heads,${generation}/2`]);
});

test('a pack whose value is lost is noted, and the records of the others are read', async () => {
  const generation = await withLoss('packs', of => `${of},${store.feed.get('case', 'c-2')?.pack}`);
  const noted = new Set<string>();
  const reader = new PackReader(store.db, store.context.packs, (...what) => noted.add(what.join()));
  const read = await reader.readAll(generation, [...store.feed.cases()]);
  expect(read.map(({ head }) => head.id).toSorted()).toEqual(['c-1', 'c-3']);
  expect([...noted]).toEqual([`packs,${generation}/${store.feed.get('case', 'c-2')?.pack}`]);
});

test('work whose value is lost is noted and counts as missing, so that the journal gives it back', async () => {
  store = await openTestStore();
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await saveDraft(store, aJudgment(), 0);
  const loss = { ...lossOf('drafts', await storedKey('drafts')), level: -3 };
  for (const db of [store.db, store.context.db]) {
    db.use(loss);
    db.close({ disableAutoOpen: false });
    await db.open();
  }
  expect(await store.db.drafts.toArray()).toEqual([]);
  expect(await store.db.drafts.get('c-1')).toBeUndefined();
  expect(await store.db.drafts.bulkGet(['c-1'])).toEqual([undefined]);
  await expect
    .poll(async () => (await store.db.quarantine.toArray()).map(({ kind }) => kind))
    .toEqual(['store/drafts']);
  const inventory = await store.cache['cache.inventory']();
  expect(inventory.ok && inventory.value.drafts).toEqual([]);
});

test('any other failure is passed on', async () => {
  store = await openTestStore();
  const broken = { bulkGet: () => Promise.reject(new DOMException('Closed', 'InvalidStateError')) };
  await expect(getReadable(broken as unknown as typeof store.db.packs, [])).rejects.toThrow('Closed');
});
