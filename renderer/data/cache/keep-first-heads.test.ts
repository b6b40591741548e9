import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { accessTo } from '../../testing/a-key-service.ts';
import { aCase, aDocument, aJudgment, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { fixedClock, openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { FIRST_HEADS_PACK } from '../feed/first-heads.ts';
import { openParts } from '../open-parts.ts';
import { assembleStore } from '../open-store.ts';
import { readFirstRows } from '../queries/read-first-rows.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readQueue } from '../queries/use-queue.ts';
import { followQuery } from '../queries/use-store-query.ts';
import { fromBase64 } from '../sealed/base64.ts';
import type { Store } from '../store.ts';
import { copyBoxes, mentions, openedBy } from '../testing/open-copies.ts';
import { checkFeed } from './check-feed.ts';
import { keepFirstHeads, keepingFirstHeads } from './keep-first-heads.ts';

const open: TestStore[] = [];
const second: Store[] = [];
afterEach(async () => {
  for (const store of second.splice(0)) store.close();
  for (const store of open.splice(0)) await store.discard();
});

const id = (i: number): string => `c-${String(i).padStart(3, '0')}`;
const dueAt = (i: number): string => new Date(Date.UTC(2026, 10, 24) + i * 60_000).toISOString();
const puts = Array.from({ length: 120 }, (_, i) =>
  aPut(
    'case',
    id(i),
    aCase({ id: id(i), dueAt: dueAt(i), title: `Title ${i}`, status: i % 3 ? 'assigned' : 'accepted' }),
  ),
);

async function withCases(): Promise<TestStore> {
  const store = await openTestStore();
  open.push(store);
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      ...puts,
      aPut('document', 'd-1', aDocument({ caseId: id(1) })),
    ]),
  );
  return store;
}

const firstRows = ({ db, context, me }: TestStore) => readFirstRows(db, context.packs, me);

test('what was kept are the first open rows of the queue, as the whole feed shows them', async () => {
  const store = await withCases();
  expect(await firstRows(store)).toBeNull();
  await keepFirstHeads(store.context);
  const isOpen = ({ status }: { status: string }): boolean => status === 'assigned';
  const expected = (await readQueue(store)).filter(isOpen).slice(0, 50);
  expect(expected[0]?.documents.total).toBe(1);
  expect(await firstRows(store)).toEqual(expected);
});

test('what was done here since is laid over', async () => {
  const store = await withCases();
  await keepFirstHeads(store.context);
  await saveDraft(store, aJudgment({ caseId: id(4) }), 0);
  await submitJudgment(store, aJudgment({ caseId: id(1) }));
  const rows = await firstRows(store);
  expect(rows?.find(row => row.record.id === id(4))?.hasDraft).toBe(true);
  expect(rows?.find(row => row.record.id === id(1))).toMatchObject({ status: 'submitted', unsent: true });
  expect(rows?.map(row => row.record.id)).toHaveLength(50);
});

test('I1 what is of an earlier page is not shown, until it is kept anew', async () => {
  const store = await withCases();
  await keepFirstHeads(store.context);
  await store.pull(
    aPage([aPut('case', id(1), aCase({ id: id(1), dueAt: dueAt(1), title: 'Changed' }), 2)], { nextCursor: 'two' }),
  );
  expect(await firstRows(store)).toBeNull();
  await keepFirstHeads(store.context);
  expect((await firstRows(store))?.map(row => row.record.title)).toContain('Changed');
});

test('it is written after the last page of a pull, under one key, and not again while nothing changes', async () => {
  const store = await withCases();
  const handlers = keepingFirstHeads(store.cache, async () => store.context);
  const kept = async () => await store.db.packs.get([1, FIRST_HEADS_PACK]);
  const page = (version: number, hasMore: boolean): CachePage =>
    aPage([aPut('case', id(2), aCase({ id: id(2) }), version)], { nextCursor: `v-${version}`, hasMore });
  await handlers['cache.applyPage'](page(2, true));
  await store.context.inTurn(async () => {});
  expect(await kept()).toBeUndefined();
  await handlers['cache.applyPage'](page(3, false));
  await expect.poll(kept).toBeDefined();
  const first = await kept();
  await keepFirstHeads(store.context);
  expect((await kept())?.box).toEqual(first?.box);
  await handlers['cache.applyPage'](page(4, false));
  await expect.poll(async () => (await kept())?.box).not.toEqual(first?.box);
  expect((await kept())?.sealedBy).toBe(first?.sealedBy);
});

test('I16 a purge of any case destroys its key: nothing of it opens, on the disk or in a copy', async () => {
  const store = await withCases();
  await keepFirstHeads(store.context);
  const copies = await copyBoxes(store.db.name);
  const { masterKey } = store.unlocked;
  const isOfIt = (text: { table: string; text: string }) => text.table === 'packs' && text.text.includes('"heads"');
  const before = await openedBy(copies, fromBase64(masterKey), store.keys.keys());
  expect(before.filter(isOfIt)).toHaveLength(1);
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: id(1), version: 2 }], { nextCursor: 'gone' }));
  const after = await openedBy(
    [...copies, ...(await copyBoxes(store.db.name))],
    fromBase64(masterKey),
    store.keys.keys(),
  );
  expect(after.filter(isOfIt)).toEqual([]);
  expect(await firstRows(store)).toBeNull();
  await keepFirstHeads(store.context);
  const anew = await openedBy(await copyBoxes(store.db.name), fromBase64(masterKey), store.keys.keys());
  expect(anew.filter(isOfIt)).toHaveLength(1);
  expect(anew.filter(copy => mentions(copy, '"Title 1"'))).toEqual([]);
});

test('changed on the disk, it is not shown, and nothing is said to be damaged', async () => {
  const store = await withCases();
  await keepFirstHeads(store.context);
  const row = await store.db.packs.get([1, FIRST_HEADS_PACK]);
  if (!row) throw new Error('Nothing was kept');
  row.box[30] = (row.box[30] ?? 0) ^ 1;
  await store.db.packs.put(row);
  expect(await firstRows(store)).toBeNull();
  expect(await store.db.quarantine.count()).toBe(0);
});

test('I1 it never stands in for a pack that was lost', async () => {
  const store = await withCases();
  await keepFirstHeads(store.context);
  expect((await checkFeed(store.db)).isWhole).toBe(true);
  await store.db.packs.delete([1, 3]);
  expect((await checkFeed(store.db)).isWhole).toBe(false);
});

test('a store is given out with its first rows; every question waits until the feed is read', async () => {
  const store = await withCases();
  await keepFirstHeads(store.context);
  const { unlocked } = store;
  const painted = Promise.withResolvers<void>();
  const early = await assembleStore(await openParts(accessTo(unlocked.storeName, fromBase64(unlocked.masterKey))), {
    unlocked,
    clock: fixedClock('2026-11-23T12:00:00Z'),
    keep: async () => ok(undefined),
    nudgeSync: () => {},
    afterPaint: () => painted.promise,
    onClose: () => {},
  });
  second.push(early);
  expect(early.firstRows).toHaveLength(50);
  expect(early.feed.size).toBe(0);
  expect(early.pinWasDeclined).toBe(false);
  const answers: unknown[] = [];
  const stop = followQuery(early, readCaseFile, id(1), {
    next: file => answers.push(file?.record.title ?? null),
    error: error => answers.push(error),
  });
  // Longer than the question takes: it has looked, and found the feed not read.
  await early.db.transaction('r', early.db.tables, async () => await early.db.meta.count());
  expect(answers).toEqual([]);
  painted.resolve();
  await expect.poll(() => answers).toEqual(['Title 1']);
  expect(early.feed.cases()).toHaveLength(120);
  stop();
});
