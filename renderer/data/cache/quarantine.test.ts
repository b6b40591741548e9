import { afterEach, expect, test, vi } from 'vitest';
import type { RecordChange } from '../../../shared/model/change.ts';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { readSyncStatus } from '../queries/use-sync-status.ts';

const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const bad: RecordChange = {
  op: 'quarantine',
  kind: 'case',
  id: 'c-9',
  version: 2,
  reason: 'No due time',
  raw: { a: 1 },
};
const good = aPut('case', 'c-1', aCase());
const again = async (store: TestStore) => {
  const answer = await store.cache['cache.quarantined'](undefined);
  return answer.ok ? answer.value : [];
};
const listed = async (store: TestStore) => (await readSyncStatus(store)).quarantined.map(({ id }) => id);

test('I7 a change that cannot be applied is tried by three pulls, once at each later start, and blocks nothing', async () => {
  const store = await fresh();
  await store.pull(aPage([bad, good], { nextCursor: 'on' }));
  expect(store.feed.cases()).toHaveLength(1);
  expect(store.context.state.cursor?.cursor).toBe('on');
  for (let tries = 1; tries < 3; tries++) {
    expect(await again(store)).toEqual([{ kind: 'case', id: 'c-9', version: 2, value: { a: 1 } }]);
    await store.pull(aPage([bad], { nextCursor: 'on', hasMore: true }));
  }
  expect(await again(store)).toEqual([]);
  expect(await listed(store)).toEqual(['c-9']);
  const reopened = await fresh({ unlocked: store.unlocked });
  expect(await again(reopened)).toHaveLength(1);
  await reopened.pull(aPage([bad], { nextCursor: 'on', hasMore: true }));
  expect(await again(reopened)).toEqual([]);
});

test('a try that works takes it off the list, and so does a later version; an earlier one does not', async () => {
  const store = await fresh();
  await store.pull(aPage([bad]));
  await store.pull(aPage([{ ...bad, version: 1 }], { nextCursor: 'old page' }));
  expect(await again(store)).toMatchObject([{ version: 2 }]);
  await store.pull(aPage([aPut('case', 'c-9', aCase({ id: 'c-9' }), 2)], { hasMore: true }));
  expect([await listed(store), store.feed.cases().length]).toEqual([[], 1]);
});

test('I7 a record that trips our own code is listed, and its page is stored without it', async () => {
  const store = await fresh();
  // What a page may hold is checked at the door; this stands for what the door and our code see differently.
  const tripping = aPut('case', 'c-2', { ...aCase({ id: 'c-2' }), attributes: null as never });
  const applied = await store.cache['cache.applyPage'](
    aPage([good, tripping, aPut('case', 'c-3', aCase({ id: 'c-3' }))]),
  );
  expect(applied).toMatchObject({ ok: true, value: { applied: 2, quarantined: 1 } });
  expect(store.context.feed.cases().map(head => head.id)).toEqual(['c-1', 'c-3']);
});

test('I7 a case that trips our own code is kept with its whole text, and is tried again with it', async () => {
  const store = await fresh();
  const whole = aCase({ id: 'c-2', attributes: { note: 'a long attribute, which no queue shows '.repeat(50) } });
  const brief = { ...aCase({ id: 'c-2' }), attributes: null as never };
  const tripping = { ...aPut('case', 'c-2', brief), text: JSON.stringify(whole) };
  expect(await store.cache['cache.applyPage'](aPage([good, tripping]))).toMatchObject({ value: { quarantined: 1 } });
  const reopened = await fresh({ unlocked: store.unlocked });
  expect(await again(reopened)).toEqual([{ kind: 'case', id: 'c-2', version: 1, value: whole }]);
});

test('while a re-read is under way nothing is tried again: it brings everything itself', async () => {
  const store = await fresh();
  await store.pull(aPage([good, bad]));
  await store.pull(aPage([good], { restart: true, hasMore: true, epoch: 'e-2', nextCursor: 'half' }));
  expect(await again(store)).toEqual([]);
});

test('one that cannot be applied does not make the pages after it dearer: only what is on the list is taken off it', async () => {
  const store = await fresh();
  await store.pull(aPage([bad, good]));
  const taken = vi.spyOn(store.context.db.quarantine, 'bulkDelete');
  await store.pull(aPage([aPut('case', 'c-2', aCase({ id: 'c-2' }))], { nextCursor: 'two' }));
  expect(taken).not.toHaveBeenCalled();
  await store.pull(aPage([aPut('case', 'c-9', aCase({ id: 'c-9' }), 2), good], { nextCursor: 'three' }));
  expect(taken.mock.calls).toEqual([[['case/c-9']]]);
});
