import { array, assert, asyncProperty, boolean, integer, record } from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import { aCase, aDocument, aJudgment, aPage, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { allowDeletes } from '../actions/allow-deletes.ts';
import { keepHeldCases } from '../actions/keep-held-cases.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readSyncStatus } from '../queries/use-sync-status.ts';
import { isMassDelete } from './brake.ts';

const SEED = 20261124;
const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const ids = (count: number, from = 0): CaseId[] =>
  Array.from({ length: count }, (_, i) => CaseId.parse(`c-${from + i}`));
const puts = (count: number, from = 0, version = 1) =>
  ids(count, from).map(id => aPut('case', id, aCase({ id, reference: `R-${id}` }), version));
const going = (count: number, from = 0, over: Partial<CachePage> = {}): CachePage =>
  aPage(
    ids(count, from).map(id => ({ op: 'delete' as const, kind: 'case', id, version: 2 })),
    { nextCursor: `gone-${from}-${count}`, ...over },
  );
const held = async (store: TestStore) => (await readSyncStatus(store)).heldDeletes;
/** What the main process asks at the beginning of every round. */
const round = (store: TestStore) => store.cache['cache.cursor'](undefined);

test('I13 a page that takes more than 20 cases and 30 % away removes none, and the rest of the feed goes on', async () => {
  const store = await fresh();
  await store.pull(aPage([...puts(60), aPut('document', 'd-5', aDocument({ id: 'd-5', caseId: 'c-5' }))]));
  await saveDraft(store, aJudgment({ caseId: 'c-5' }), 0);
  const page = going(30);
  const more = { op: 'delete' as const, kind: 'document', id: 'd-5', version: 2 };
  await store.pull({ ...page, changes: [...page.changes, more, ...puts(1, 100)] });
  expect(store.feed.cases()).toHaveLength(61);
  expect(await held(store)).toEqual({ gone: 30, cases: 61, kept: false });
  expect((await readCaseFile(store, 'c-5'))?.documents).toHaveLength(1);
  expect(await store.db.drafts.count()).toBe(1);
  expect(store.context.state.cursor?.cursor).toBe(page.nextCursor);
});

test('I13 pages that add up are held from where they are too many, and asked about once, for all of them', async () => {
  const store = await fresh();
  await store.pull(aPage(puts(60)));
  await store.pull(going(15, 0, { hasMore: true }));
  expect([store.feed.cases().length, await held(store)]).toEqual([45, null]);
  await store.pull(going(15, 15, { hasMore: true }));
  await store.pull(going(15, 30));
  expect(store.feed.cases()).toHaveLength(45);
  expect(await held(store)).toEqual({ gone: 30, cases: 45, kept: false });
  await allowDeletes(store, { gone: 30, cases: 45, kept: false });
  await round(store);
  expect([store.context.feed.cases().length, await held(store)]).toEqual([15, null]);
});

test('what nobody decided is still held after a restart, and goes whole once it is allowed', async () => {
  const store = await fresh();
  await store.pull(aPage([...puts(40), aPut('document', 'd-1', aDocument())]));
  await store.pull(going(30));
  const again = await fresh({ unlocked: store.unlocked });
  expect(await held(again)).toEqual({ gone: 30, cases: 40, kept: false });
  await allowDeletes(again, { gone: 30, cases: 40, kept: false });
  await round(again);
  expect(again.context.feed.cases().map(head => head.id)).toHaveLength(10);
  expect(again.context.feed.get('document', 'd-1')).toBeUndefined();
  // Before: an old page that comes again brings nothing back.
  await again.pull(aPage(puts(30), { nextCursor: 'old' }));
  expect(again.context.feed.cases()).toHaveLength(10);
});

test('a yes to fewer cases than would go is asked again', async () => {
  const store = await fresh();
  await store.pull(aPage(puts(60)));
  await store.pull(going(30));
  await allowDeletes(store, { gone: 29, cases: 60, kept: false });
  await round(store);
  expect([store.context.feed.cases().length, await held(store)]).toEqual([60, { gone: 30, cases: 60, kept: false }]);
});

test('cases that a person keeps stay, are said to, and can go later; single cases go again meanwhile', async () => {
  const store = await fresh();
  await store.pull(aPage(puts(60)));
  await store.pull(going(30));
  await keepHeldCases(store, { gone: 30, cases: 60, kept: false });
  await round(store);
  expect(await held(store)).toEqual({ gone: 30, cases: 60, kept: true });
  await store.pull(going(30, 0, { nextCursor: 'again' }));
  expect(await held(store)).toMatchObject({ gone: 30, kept: true });
  await allowDeletes(store, { gone: 30, cases: 60, kept: true });
  await round(store);
  expect(store.context.feed.cases()).toHaveLength(30);
});

test('a held case that the server gives again is an ordinary case', async () => {
  const store = await fresh();
  await store.pull(aPage(puts(30)));
  await store.pull(going(30));
  await store.pull(aPage(puts(30, 0, 1), { nextCursor: 'an old page' }));
  expect(await held(store)).toMatchObject({ gone: 30 });
  await store.pull(aPage(puts(30, 0, 3), { nextCursor: 'back' }));
  expect([store.feed.cases().length, await held(store)]).toEqual([30, null]);
});

test('I13 a re-read that lacks too many cases takes them over, whole, until a person has looked', async () => {
  const store = await fresh();
  const document = aPut('document', 'd-50', aDocument({ id: 'd-50', caseId: 'c-50' }));
  await store.pull(aPage([...puts(60, 0, 5), document]));
  await store.pull(aPage(puts(30), { restart: true, epoch: 'e-2', nextCursor: 'new' }));
  expect(store.feed.cases()).toHaveLength(60);
  expect(await held(store)).toEqual({ gone: 30, cases: 60, kept: false });
  const reopened = await fresh({ unlocked: store.unlocked });
  expect((await readCaseFile(reopened, 'c-50'))?.record.reference).toBe('R-c-50');
  expect((await readCaseFile(reopened, 'c-50'))?.documents).toHaveLength(1);
  // The next epoch has them again, with numbers that begin anew.
  await reopened.pull(aPage([...puts(60), document], { restart: true, epoch: 'e-3', nextCursor: 'whole' }));
  expect(await held(reopened)).toBeNull();
  expect(reopened.feed.versionOf('case', 'c-50')).toBe(1);
});

test('I13 whatever order deletions come in, more than the brake lets through never go without a yes', async () => {
  const step = record({ count: integer({ min: 1, max: 30 }), more: boolean(), reopen: boolean(), reRead: boolean() });
  await assert(
    asyncProperty(array(step, { minLength: 1, maxLength: 6 }), async steps => {
      let store = await openTestStore();
      try {
        await store.pull(aPage(puts(60)));
        let from = 0;
        for (const [i, { count, more, reopen, reRead }] of steps.entries()) {
          const last = Math.min(60, from + count);
          const page = reRead
            ? aPage(puts(60 - last, last, 1), { restart: true, nextCursor: `r-${i}` })
            : going(last - from, from, { hasMore: more, nextCursor: `d-${i}` });
          await store.pull(page);
          from = last;
          if (reopen) {
            store.close();
            store = await openTestStore({ unlocked: store.unlocked });
          }
          expect(isMassDelete(60 - store.context.feed.cases().length, 60)).toBe(false);
        }
        const asked = await held(store);
        expect(store.context.feed.cases()).toHaveLength(60 - from + (asked?.gone ?? 0));
        if (asked) await allowDeletes(store, asked);
        await round(store);
        expect(store.context.feed.cases()).toHaveLength(60 - from);
      } finally {
        await store.discard();
      }
    }),
    { seed: SEED, numRuns: 20 },
  );
});
