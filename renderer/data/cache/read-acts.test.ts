import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { startCase } from '../actions/start-case.ts';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import { readActs } from './read-acts.ts';

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
afterEach(() => store.discard());

test.each([
  ['that lie together', Array.from({ length: 100 }, (_, i) => idOf(50 + i)), 0],
  ['in another order than theirs', Array.from({ length: 100 }, (_, i) => idOf(149 - i)), 0],
  ['with some that are not there', Array.from({ length: 100 }, (_, i) => idOf(150 + i)), 0],
  ['that lie far apart', Array.from({ length: 40 }, (_, i) => idOf(i * 5)), 1],
  ['that are few', [idOf(7), idOf(3), idOf(900)], 1],
  ['that are none', [], 1],
])('entries %s are read as one by one', async (_, ids, oneByOne) => {
  const { db } = store.context;
  const expected = await db.outbox.bulkGet(ids);
  const asked = vi.spyOn(db.outbox, 'bulkGet');
  const read = await db.transaction('r', db.outbox, async () => await readActs(db, ids));
  expect(read).toEqual(expected);
  expect(asked).toHaveBeenCalledTimes(oneByOne);
});
