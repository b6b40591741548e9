import { afterEach, expect, test, vi } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCase, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { openCache } from './open-cache.ts';

const open: TestStore[] = [];
const fresh = async (): Promise<TestStore> => {
  const store = await openTestStore();
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const numbered = (count: number, from = 0, version = 1) =>
  Array.from({ length: count }, (_, i) => {
    const id = CaseId.parse(`c-${from + i}`);
    return aPut('case', id, aCase({ id, reference: `R-${from + i}` }), version);
  });
const ids = (store: TestStore) => store.context.feed.cases().map(head => head.id);
const packsSealed = (store: TestStore) =>
  vi.mocked(store.context.packs.seal).mock.calls.filter(([, context]) => context.includes('/pack/')).length;

test('pages that come one upon the other are sealed once, each with a key of its own, and every record opens', async () => {
  const store = await fresh();
  vi.spyOn(store.context.packs, 'seal');
  const made = vi.spyOn(store.context.ring, 'make');
  const applied = await Promise.all([
    store.cache['cache.applyPage'](aPage(numbered(25), { nextCursor: 'one', hasMore: true, after: null })),
    store.cache['cache.applyPage'](aPage(numbered(15, 25), { nextCursor: 'two', hasMore: true, after: 'one' })),
    store.cache['cache.applyPage'](aPage(numbered(5, 40), { nextCursor: 'three', after: 'two' })),
  ]);
  expect(applied.every(({ ok }) => ok)).toBe(true);
  expect(packsSealed(store)).toBe(3 + 2 + 1);
  expect(made.mock.calls.filter(([, pages]) => pages === 1)).toHaveLength(3);
  const heads = await store.db.heads.toArray();
  expect(new Set(heads.map(({ sealedBy }) => sealedBy)).size).toBe(3);
  await store.pull(aPage([], { nextCursor: 'four' }));
  for (const id of ['c-0', 'c-24', 'c-25', 'c-39', 'c-44']) {
    expect((await readCaseFile(store, id))?.record.reference).toBe(id.replace('c', 'R'));
  }
});

test('what was foreseen wrongly is sealed again: a page before it was stored otherwise than it looked', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(25, 0, 2), { nextCursor: 'zero' }));
  const [one, two] = await Promise.all([
    // All of it but one was here before, so it takes one pack instead of three.
    store.cache['cache.applyPage'](
      aPage([...numbered(24), ...numbered(1, 25)], { nextCursor: 'one', hasMore: true, after: 'zero' }),
    ),
    store.cache['cache.applyPage'](aPage(numbered(5, 26), { nextCursor: 'two', after: 'one' })),
  ]);
  expect([one, two]).toEqual([
    { ok: true, value: { applied: 1, quarantined: 0 } },
    { ok: true, value: { applied: 5, quarantined: 0 } },
  ]);
  expect((await store.db.packs.toArray()).map(({ pack }) => pack)).toEqual([1, 2, 3, 4, 5]);
  await store.pull(aPage([], { nextCursor: 'three' }));
  for (const id of ['c-3', 'c-25', 'c-30']) expect((await readCaseFile(store, id))?.record.id).toBe(id);
});

test('I1 a case that one page takes away and the next, which waits already, brings back is here afterwards, under another key', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(3), { nextCursor: 'zero' }));
  const before = store.context.ring.numberOf('c-1');
  const [one, two] = await Promise.all([
    store.cache['cache.applyPage'](
      aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }], {
        nextCursor: 'one',
        hasMore: true,
        after: 'zero',
      }),
    ),
    store.cache['cache.applyPage'](aPage(numbered(1, 1, 3), { nextCursor: 'two', after: 'one' })),
  ]);
  expect([one.ok, two.ok]).toEqual([true, true]);
  const after = store.context.ring.numberOf('c-1');
  expect(after).not.toBeNull();
  expect(after).not.toBe(before);
  expect(before !== null && store.context.ring.has(before)).toBe(false);
  expect(ids(store).toSorted()).toEqual(['c-0', 'c-1', 'c-2']);
  const reopened = await openCache(store.context);
  expect(reopened.feed.get('case', 'c-1')?.version).toBe(3);
});

test('I16 an old page that comes again makes no key for a case that went', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(3), { nextCursor: 'one' }));
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }], { nextCursor: 'two' }));
  expect(store.context.ring.numberOf('c-1')).toBeNull();
  await store.pull(aPage(numbered(3), { nextCursor: 'one', hasMore: true }));
  expect(store.context.ring.numberOf('c-1')).toBeNull();
  expect(ids(store).toSorted()).toEqual(['c-0', 'c-2']);
});

test('a page that brings nothing, or takes away, has no key made before its turn', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(3), { nextCursor: 'zero' }));
  const made = vi.spyOn(store.context.ring, 'make');
  await store.pull(aPage([], { nextCursor: 'zero' }));
  expect(made).not.toHaveBeenCalled();
});
