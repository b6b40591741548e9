import { liveQuery } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../shared/model/ids.ts';
import { aCase, aJudgment, aPage, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { withRawDatabase } from '../testing/raw-database.ts';
import { saveDraft } from './actions/save-draft.ts';
import { changeDraft } from './change-draft.ts';

const open: TestStore[] = [];
const caseId = CaseId.parse('c-1');
async function withDraft(): Promise<TestStore> {
  const store = await openTestStore();
  open.push(store);
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await saveDraft(store, aJudgment({ activeSeconds: 1 }), 3);
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

test('a draft that is there is changed by what is in it, sealed, and found by whoever opens it', async () => {
  const { db } = await withDraft();
  const changed = await changeDraft(db, caseId, row => ({ ...row, baseVersion: row.baseVersion + 1 }));
  expect(changed?.baseVersion).toBe(4);
  expect(await db.drafts.get(caseId)).toEqual(changed);
});

test('live queries hear of it: those of this draft, of the same connection and of another one', async () => {
  const { db } = await withDraft();
  const seen: (number | undefined)[] = [];
  const others: (number | undefined)[] = [];
  const subscriptions = [
    liveQuery(() => db.drafts.get(caseId)).subscribe(row => void seen.push(row?.judgment.activeSeconds)),
    liveQuery(() => db.drafts.get('c-2')).subscribe(row => void others.push(row?.judgment.activeSeconds)),
  ];
  await expect.poll(() => [seen, others]).toEqual([[1], [undefined]]);
  await changeDraft(db, caseId, row => ({ ...row, judgment: { ...row.judgment, activeSeconds: 2 } }));
  await expect.poll(() => seen).toEqual([1, 2]);
  expect(others).toEqual([undefined]);
  for (const subscription of subscriptions) subscription.unsubscribe();
});

test('nothing is written when there is no draft, or the database is closed; a bug goes on its way', async () => {
  const { db } = await withDraft();
  const bug = new Error('a bug');
  const throws = changeDraft(db, caseId, () => {
    throw bug;
  });
  await expect(throws).rejects.toBe(bug);
  expect((await db.drafts.get(caseId))?.judgment.activeSeconds).toBe(1);
  expect(await changeDraft(db, CaseId.parse('c-2'), row => row)).toBeNull();
  expect(await db.drafts.count()).toBe(1);
  db.close({ disableAutoOpen: false });
  expect(await changeDraft(db, caseId, row => row)).toBeNull();
});

test('I8 a draft that is saved twice at once has one of the two texts, whole, and what the server took of it', async () => {
  const store = await withDraft();
  await changeDraft(store.db, caseId, row => ({ ...row, sharedAt: '2026-11-23T08:00:00Z' }));
  await Promise.all([4, 5].map(activeSeconds => saveDraft(store, aJudgment({ activeSeconds }), 3)));
  const row = await store.db.drafts.get(caseId);
  expect([4, 5]).toContain(row?.judgment.activeSeconds);
  expect(row).toMatchObject({ baseVersion: 3, sharedAt: '2026-11-23T08:00:00Z' });
});

test('I8 what another window wrote meanwhile is what is changed, and not what this one wrote last', async () => {
  const store = await withDraft();
  await changeDraft(store.db, caseId, row => ({ ...row, baseVersion: 5 }));
  // The cache worker has a connection and a memory of its own.
  const there = store.context.db;
  const row = await there.drafts.get(caseId);
  if (!row) throw new Error('No draft');
  await there.drafts.put({ ...row, sharedAt: '2026-11-23T08:00:00Z' });
  const changed = await changeDraft(store.db, caseId, before => ({ ...before, baseVersion: before.baseVersion + 1 }));
  expect(changed).toMatchObject({ baseVersion: 6, sharedAt: '2026-11-23T08:00:00Z' });
  expect(await there.drafts.get(caseId)).toEqual(changed);
});

test('I20 a draft that another one was put in the place of is not taken for the one that was written here', async () => {
  const store = await withDraft();
  await saveDraft(store, aJudgment({ caseId: CaseId.parse('c-2'), activeSeconds: 2 }), 0);
  await withRawDatabase(store.db.name, async db => {
    const transaction = db.transaction('drafts', 'readwrite');
    const drafts = transaction.objectStore('drafts');
    const all = drafts.getAll();
    all.addEventListener('success', () => {
      const [one, other] = all.result as { box: Uint8Array }[];
      drafts.put({ ...one, box: other?.box });
      drafts.put({ ...other, box: one?.box });
    });
    await new Promise(resolve => transaction.addEventListener('complete', resolve));
  });
  expect(await changeDraft(store.db, caseId, row => row)).toBeNull();
});

test('a draft is saved all the same while the browser keeps the database shut, once it is open again', async () => {
  const store = await withDraft();
  store.db.close({ disableAutoOpen: false });
  await saveDraft(store, aJudgment({ activeSeconds: 9 }), 0);
  expect((await store.db.drafts.get(caseId))?.judgment.activeSeconds).toBe(9);
});
