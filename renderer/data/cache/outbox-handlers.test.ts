import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutboxState } from '../../../shared/model/outbox.ts';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { startCase } from '../actions/start-case.ts';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { OutboxRow } from '../rows.ts';

const STATES: OutboxState[] = [
  'accepted',
  'waiting',
  'conflict',
  'unknown',
  'waiting',
  'set-aside',
  'sending',
  'rejected',
];

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  const ids = STATES.map((_, i) => `c-${i}`);
  await store.pull(aPage(ids.map(id => aPut('case', id, aCase({ id })))));
  for (const id of ids) await startCase(store, CaseId.parse(id));
  const rows = await inOrder();
  await store.db.outbox.bulkPut(rows.map((row, i) => ({ ...row, state: STATES[i] ?? 'waiting' })));
});
afterEach(() => store.discard());

async function inOrder(): Promise<OutboxRow[]> {
  return (await store.db.outbox.toArray()).toSorted((a, b) => a.seq - b.seq);
}

async function listed(limit: number, afterSeq?: number): Promise<string[]> {
  const answer = await store.cache['cache.outbox']({ limit, ...(afterSeq !== undefined && { afterSeq }) });
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value.map(({ state, mutation }) => `${mutation.seq} ${state}`);
}

test('everything unsent and unsolved is listed in the order in which it was done', async () => {
  expect(await listed(500)).toEqual(['2 waiting', '3 conflict', '4 unknown', '5 waiting', '7 sending', '8 rejected']);
});

test('the limit is one of the unsent, and the unsolved are always there', async () => {
  expect(await listed(2)).toEqual(['2 waiting', '3 conflict', '4 unknown', '8 rejected']);
  expect(await listed(2, 4)).toEqual(['3 conflict', '5 waiting', '7 sending', '8 rejected']);
  expect(await listed(2, 7)).toEqual(['3 conflict', '8 rejected']);
});

test('of what is marked as being sent, what was taken back or settled meanwhile stays as it is, and the others are named', async () => {
  const rows = await inOrder();
  const answer = await store.cache['cache.markSending'](rows.map(({ id }) => id));
  const going = [1, 3, 4, 6].map(i => rows[i]?.id);
  expect(answer).toEqual({ ok: true, value: going });
  expect((await inOrder()).map(({ state }) => state)).toEqual(
    STATES.map((state, i) => ([1, 3, 4, 6].includes(i) ? 'sending' : state)),
  );
});

test('five hundred answers in one message are settled', async () => {
  const [first] = await inOrder();
  if (!first) throw new Error('There is no entry');
  const rows = Array.from({ length: 500 }, (_, i): OutboxRow => {
    const id = MutationId.parse(`01950000-0000-7000-8000-${String(i).padStart(12, '0')}`);
    return { ...first, id, seq: 100 + i, mutation: { ...first.mutation, id, seq: 100 + i }, state: 'sending' };
  });
  await store.db.outbox.bulkAdd(rows);
  const settled = await store.cache['cache.settle'](
    rows.map(({ id }) => ({ id, state: 'accepted', serverVersion: 1 })),
  );
  expect(settled).toEqual({ ok: true, value: undefined });
  const states = await store.db.outbox.bulkGet(rows.map(({ id }) => id));
  // The feed shows them already, so there is something to write after the last of them as well.
  expect(states.every(row => row?.state === 'accepted' && row.finished === 1)).toBe(true);
});

test('two answers for one entry in one message count in their order, and an illegal step between them does not', async () => {
  const id = (await inOrder())[1]?.id;
  if (!id) throw new Error('There is no second entry');
  const settled = await store.cache['cache.settle']([
    { id, state: 'unknown', reason: 'The answer was lost.' },
    { id, state: 'accepted', serverVersion: 9 },
    { id, state: 'rejected', reason: 'Too late.' },
  ]);
  expect(settled.ok).toBe(true);
  const row = await store.db.outbox.get(id);
  expect(row).toMatchObject({ state: 'accepted', serverVersion: 9 });
  expect(row?.reason).toBeUndefined();
});
