import { afterEach, expect, test, vi } from 'vitest';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';

const open: TestStore[] = [];
const fresh = async (): Promise<TestStore> => {
  const store = await openTestStore();
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const one = (number: number, hasMore: boolean) =>
  aPage([aPut('case', `c-${number}`, aCase({ id: `c-${number}` }))], { nextCursor: `at-${number}`, hasMore });
const apply = async (store: TestStore, number: number, hasMore: boolean): Promise<void> => {
  expect(await store.cache['cache.applyPage'](one(number, hasMore))).toMatchObject({ ok: true });
};
const seen = (store: TestStore): number => store.feed.caseCount;

test('a first pull is read some pages at a time, and whole when it has ended', async () => {
  const store = await fresh();
  const heard = vi.fn<() => void>();
  store.feed.subscribe(heard);
  const pages = Array.from({ length: 12 }, (_, i) => i);
  for (const number of pages) await apply(store, number, number < 11);
  await expect.poll(() => seen(store)).toBe(12);
  expect(heard.mock.calls.length).toBeGreaterThan(0);
  expect(heard.mock.calls.length).toBeLessThan(12);
});

test('once the feed was read to its end, each page is seen without waiting for another', async () => {
  const store = await fresh();
  await apply(store, 0, false);
  await expect.poll(() => seen(store)).toBe(1);
  const heard: number[] = [];
  store.feed.subscribe(() => heard.push(seen(store)));
  for (const number of [1, 2, 3]) await store.pull(one(number, true));
  expect(heard).toEqual([2, 3, 4]);
});
