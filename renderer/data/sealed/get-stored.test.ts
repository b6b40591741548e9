import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aCase, aJudgment, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { withRawDatabase } from '../../testing/raw-database.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { startCase } from '../actions/start-case.ts';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';

let store: TestStore;
const idOf = (n: number): MutationId => MutationId.parse(`01950000-0000-7000-8000-${String(n).padStart(12, '0')}`);

beforeEach(async () => {
  store = await openTestStore();
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  await startCase(store, CaseId.parse('c-1'));
  const [row] = await store.db.outbox.toArray();
  if (!row) throw new Error('There is no entry');
  const rows = Array.from({ length: 200 }, (_, i) => {
    const id = idOf(i);
    return { ...row, id, seq: 100 + i, mutation: { ...row.mutation, id, seq: 100 + i } };
  });
  await store.db.outbox.bulkAdd(rows);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.discard();
});

test.each([
  ['that lie together', Array.from({ length: 100 }, (_, i) => idOf(50 + i)), 0],
  ['in another order than theirs', Array.from({ length: 100 }, (_, i) => idOf(149 - i)), 0],
  ['with some that are not there', Array.from({ length: 100 }, (_, i) => idOf(150 + i)), 0],
  ['with others between them', Array.from({ length: 40 }, (_, i) => idOf(i * 5)), 0],
  ['that lie far apart', Array.from({ length: 22 }, (_, i) => idOf(i * 9)), 22],
  ['that are few', [idOf(7), idOf(3), idOf(900)], 3],
  ['that are none', [], 0],
])('entries %s come in the order asked, in as few questions as that takes', async (_, ids, oneByOne) => {
  const { db } = store.context;
  const all = new Map((await db.outbox.toArray()).map(row => [row.id, row]));
  const asked = vi.spyOn(IDBObjectStore.prototype, 'get');
  const read = await db.outbox.bulkGet(ids);
  expect(asked).toHaveBeenCalledTimes(oneByOne);
  expect(read).toEqual(ids.map(id => all.get(id)));
});

test('drafts of many cases, of which few have one, are asked for together', async () => {
  const { db } = store.context;
  await saveDraft(store, aJudgment(), 0);
  const asked = vi.spyOn(IDBObjectStore.prototype, 'get');
  const cases = Array.from({ length: 50 }, (_, i) => `c-${i}`);
  const read = await db.drafts.bulkGet(cases);
  expect(asked).not.toHaveBeenCalled();
  expect(read.map(row => row?.caseId)).toEqual(cases.map(id => (id === 'c-1' ? id : undefined)));
});

test('a damaged entry among many takes no other with it', async () => {
  const { db } = store.context;
  await withRawDatabase(db.name, async raw => {
    const transaction = raw.transaction('outbox', 'readwrite');
    const outbox = transaction.objectStore('outbox');
    const one = outbox.get(idOf(60));
    one.addEventListener('success', () => outbox.put({ ...(one.result as object), box: new Uint8Array(90) }));
    await new Promise(resolve => transaction.addEventListener('complete', resolve));
  });
  const ids = Array.from({ length: 30 }, (_, i) => idOf(50 + i));
  const read = await db.outbox.bulkGet(ids);
  expect(read.map(row => row?.id)).toEqual(ids.map(id => (id === idOf(60) ? undefined : id)));
});
