import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { aCase, aDocument, aJudgment, anAnnotation, aPage, aPut } from '../../testing/builders.ts';
import { fixedClock, openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { startCase } from '../actions/start-case.ts';

const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const gone = aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }], { nextCursor: 'gone' });

async function withWork(): Promise<TestStore> {
  const store = await fresh();
  const others = Array.from({ length: 3 }, (_, i) => aPut('case', `c-${i + 5}`, aCase({ id: `c-${i + 5}` })));
  await store.pull(aPage([aPut('case', 'c-1', aCase()), aPut('document', 'd-1', aDocument()), ...others]));
  await startCase(store, aCase().id);
  await putAnnotation(store, anAnnotation());
  await saveDraft(store, aJudgment(), 0);
  return store;
}

/** How much of the case is left: drafts, marks, bytes, and packs that were sealed before it went. */
async function remains(store: TestStore, sealedBefore: readonly string[]) {
  const packs = (await store.db.packs.toCollection().primaryKeys()).map(String);
  return {
    drafts: await store.db.drafts.count(),
    overlay: await store.db.overlay.count(),
    bytes: await store.db.bytes.count(),
    oldPacks: packs.filter(key => sealedBefore.includes(key)).length,
  };
}
const NOTHING = { drafts: 0, overlay: 0, bytes: 0, oldPacks: 0 };

/** Ends the program at the n-th write of the feed's state: in the page's transaction, or in the rewrite after it. */
async function endAt(store: TestStore, write: number): Promise<void> {
  const { db } = store.context;
  let writes = 0;
  const end = (): undefined => {
    if (++writes === write) Dexie.currentTransaction?.abort();
  };
  db.meta.hook('updating', end);
  await store.cache['cache.applyPage'](gone);
  db.meta.hook('updating').unsubscribe(end);
}

test.each([
  ['in the page that takes the case away', 1],
  ['before its sealed bytes were rewritten away', 2],
])(
  'I17 a program that ends %s finishes it at the next start or page, and keeps what is unsent',
  async (_when, write) => {
    const store = await withWork();
    const before = (await store.db.packs.toCollection().primaryKeys()).map(String);
    await endAt(store, write);
    const again = await fresh({ unlocked: store.unlocked });
    if (write === 1) {
      expect(again.context.feed.get('case', 'c-1')).toBeDefined();
      await again.pull(gone);
    }
    expect(await remains(again, before)).toEqual(NOTHING);
    expect(again.context.feed.cases().map(head => head.id)).toEqual(['c-5', 'c-6', 'c-7']);
    expect((await again.db.outbox.toArray()).map(row => row.state)).toEqual(['waiting', 'waiting']);
  },
);

test('unsent acts of a case that left are still sent, in their order', async () => {
  const store = await withWork();
  await store.pull(gone);
  const listed = await store.cache['cache.outbox']({ limit: 10 });
  expect(listed.ok && listed.value.map(entry => entry.mutation.act.type)).toEqual(['case.start', 'annotation.put']);
});

test('what was answered after its case had left goes after 35 days as well', async () => {
  const store = await withWork();
  await store.pull(gone);
  const entries = await store.db.outbox.toArray();
  const settledAt = '2026-11-23T12:05:00Z';
  await store.cache['cache.settle'](entries.map(({ id }) => ({ id, state: 'accepted', serverVersion: 9, settledAt })));
  const again = await fresh({ unlocked: store.unlocked, clock: fixedClock('2026-12-30T12:00:00Z') });
  expect(await again.db.outbox.count()).toBe(0);
});
