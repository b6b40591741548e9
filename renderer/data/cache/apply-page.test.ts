import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { AnnotationId, CaseId, DocumentId } from '../../../shared/model/ids.ts';
import { aCase, aDocument, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { startCase } from '../actions/start-case.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readDraft } from '../queries/use-draft.ts';
import { readSyncStatus } from '../queries/use-sync-status.ts';
import { openCache } from './open-cache.ts';

const open: TestStore[] = [];
const fresh = async (...options: Parameters<typeof openTestStore>): Promise<TestStore> => {
  const store = await openTestStore(...options);
  open.push(store);
  return store;
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => {
    const id = CaseId.parse(`c-${from + i}`);
    return aPut('case', id, aCase({ id, reference: `R-${from + i}` }));
  });
const everything = [
  aPut('process', 'new-business@1', aProcess()),
  aPut('case', 'c-1', aCase()),
  aPut('document', 'd-1', aDocument()),
];

test('a page and its cursor are stored together, and the window shows it', async () => {
  const store = await fresh();
  expect(await store.cache['cache.cursor'](undefined)).toEqual({ ok: true, value: null });
  await store.pull(aPage(everything, { nextCursor: 'after-1' }));
  expect(await store.cache['cache.cursor'](undefined)).toEqual({
    ok: true,
    value: { cursor: 'after-1', epoch: 'e-1' },
  });
  const file = await readCaseFile(store, 'c-1');
  expect(file).toMatchObject({ record: aCase(), process: aProcess(), version: 1, status: 'assigned' });
  expect(file?.documents).toEqual([{ record: aDocument(), bytesState: 'missing', offset: 0 }]);
});

test('the same page twice is the same as once', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  const again = await store.cache['cache.applyPage'](aPage(everything));
  expect(again).toEqual({ ok: true, value: { applied: 0, quarantined: 0 } });
  expect(await store.db.packs.count()).toBe(1);
});

test('polls that bring nothing leave no rows behind, and only a new cursor is written', async () => {
  const store = await fresh();
  await store.pull(aPage(everything, { nextCursor: 'one' }));
  await store.pull(aPage([], { nextCursor: 'one' }));
  await store.pull(aPage([], { nextCursor: 'two' }));
  expect(await store.db.heads.count()).toBe(1);
  expect(store.context.state.cursor?.cursor).toBe('two');
});

test('a page cut in the middle of its transaction leaves nothing, and comes again whole', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(3), { nextCursor: 'one' }));
  const { db } = store.context;
  const fail = (): undefined => Dexie.currentTransaction?.abort() as undefined;
  db.meta.hook('updating', fail);
  const cut = await store.cache['cache.applyPage'](aPage(numbered(30, 3), { nextCursor: 'two' }));
  db.meta.hook('updating').unsubscribe(fail);
  expect(cut).toMatchObject({ ok: false, failure: { code: 'storage' } });
  expect(await db.packs.count()).toBe(1);
  expect(store.context.state.cursor?.cursor).toBe('one');
  await store.pull(aPage(numbered(30, 3), { nextCursor: 'two' }));
  expect(store.feed.cases()).toHaveLength(33);
});

test('I1 a page that goes on from where the store is not is refused, whatever was given to the store before it', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(3), { nextCursor: 'one', after: null }));
  const { db } = store.context;
  const fail = (): undefined => Dexie.currentTransaction?.abort() as undefined;
  db.meta.hook('updating', fail);
  const two = store.cache['cache.applyPage'](aPage(numbered(3, 3), { nextCursor: 'two', after: 'one', hasMore: true }));
  const three = store.cache['cache.applyPage'](aPage(numbered(3, 6), { nextCursor: 'three', after: 'two' }));
  expect(await two).toMatchObject({ ok: false, failure: { code: 'storage' } });
  db.meta.hook('updating').unsubscribe(fail);
  expect(await three).toMatchObject({ ok: false, failure: { code: 'out-of-step' } });
  expect(store.context.state.cursor?.cursor).toBe('one');
  expect(store.context.feed.cases()).toHaveLength(3);
  await store.pull(aPage(numbered(6, 3), { nextCursor: 'three', after: 'one' }));
  expect(store.context.feed.cases()).toHaveLength(9);
});

test('what was stored is there after the store was closed and opened', async () => {
  const store = await fresh();
  await store.pull(aPage([...everything, ...numbered(600, 100)]));
  const again = await fresh({ unlocked: store.unlocked });
  expect(again.feed.cases()).toHaveLength(601);
  expect((await readCaseFile(again, 'c-699'))?.record.reference).toBe('R-699');
});

test('I8 a pull never changes a draft: it makes it stale, and both revisions are kept', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  await saveDraft(store, aJudgment({ answers: { smoker: false } }), 0);
  const theirs = aJudgment({ answers: { smoker: true }, updatedAt: '2026-11-23T11:30:00Z' });
  await store.pull(aPage([aPut('judgment', 'j-1', theirs, 4)]));
  const draft = await readDraft(store, 'c-1');
  expect(draft).toMatchObject({ judgment: { answers: { smoker: false } }, stale: true, baseVersion: 0 });
  const served = store.feed.get('judgment', 'j-1');
  if (!served) throw new Error('The server’s copy is not kept');
  expect(await store.packs.read(store.feed.generation, served)).toEqual(theirs);
});

test('a case that leaves takes everything with it but what was not sent, and what it was sealed with is sealed anew', async () => {
  const store = await fresh();
  await store.pull(aPage([...everything, ...numbered(30, 10)]));
  await startCase(store, CaseId.parse('c-1'));
  await putAnnotation(store, anAnnotation());
  await saveDraft(store, aJudgment(), 0);
  const packsBefore = await store.db.packs.toArray();
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 2 }], { nextCursor: 'gone' }));
  expect(await readCaseFile(store, 'c-1')).toBeNull();
  expect(store.feed.get('document', 'd-1')).toBeUndefined();
  expect(await store.db.drafts.count()).toBe(0);
  expect(await store.db.overlay.count()).toBe(0);
  expect(await store.db.outbox.count()).toBe(2);
  const packsAfter = new Map((await store.db.packs.toArray()).map(row => [`${row.generation}/${row.pack}`, row]));
  // The page that it was on is sealed anew, all of it, and where it was.
  expect([...packsAfter.keys()]).toEqual(packsBefore.map(row => `${row.generation}/${row.pack}`));
  for (const before of packsBefore) {
    expect(packsAfter.get(`${before.generation}/${before.pack}`)?.sealedBy).not.toBe(before.sealedBy);
    expect(store.keys.keys().some(([number]) => number === before.sealedBy)).toBe(false);
  }
  expect(store.feed.cases()).toHaveLength(30);
  expect((await readCaseFile(store, 'c-12'))?.record.reference).toBe('R-12');
  await store.pull(aPage([aPut('case', 'c-1', aCase())]));
  expect(store.feed.get('case', 'c-1')).toBeUndefined();
});

test('a re-read is collected apart and swapped in when it is whole', async () => {
  const store = await fresh();
  await store.pull(aPage([...everything, ...numbered(10, 10)], { nextCursor: 'old' }));
  await saveDraft(store, aJudgment(), 0);
  await store.pull(aPage(numbered(5, 10), { restart: true, hasMore: true, epoch: 'e-2', nextCursor: 'half' }));
  expect(store.feed.cases()).toHaveLength(11);
  expect(store.context.state.cursor).toEqual({ cursor: 'half', epoch: 'e-2' });

  const reopened = await fresh({ unlocked: store.unlocked });
  expect(reopened.feed.cases()).toHaveLength(11);
  await reopened.pull(aPage(numbered(4, 15), { epoch: 'e-2', nextCursor: 'new' }));
  expect(reopened.feed.cases()).toHaveLength(9);
  expect(await reopened.db.drafts.count()).toBe(0);
  expect(await readCaseFile(reopened, 'c-17')).toMatchObject({ record: { reference: 'R-17' } });
  expect(reopened.context.shadow).toBeNull();
});

test('a re-read that begins again forgets what it had collected', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(10), { nextCursor: 'old' }));
  for (const epoch of ['e-2', 'e-3']) {
    await store.pull(aPage(numbered(5), { restart: true, hasMore: true, epoch, nextCursor: 'half' }));
  }
  expect(await store.db.packs.count()).toBe(2);
  const lower = numbered(8).map(put => ({ ...put, version: 1 }));
  await store.pull(aPage(lower, { epoch: 'e-3', nextCursor: 'whole' }));
  expect(store.feed.cases()).toHaveLength(8);
});

test('superseded records are compacted away', async () => {
  const store = await fresh();
  for (let version = 1; version <= 6; version++) {
    const puts = numbered(100).map(put => ({ ...put, version }));
    await store.pull(aPage(puts, { nextCursor: `v${version}` }));
  }
  expect(await store.db.packs.count()).toBeLessThan(40);
  expect(store.feed.versionOf('case', 'c-7')).toBe(6);
  expect((await readCaseFile(store, 'c-7'))?.record.reference).toBe('R-7');
});

test('a store too full to be purged is said, keeps its page, and is purged when there is room', async () => {
  const store = await fresh();
  await store.pull(aPage(numbered(3), { nextCursor: 'one' }));
  const { db } = store.context;
  let updates = 0;
  const failTheSecond = (): undefined => {
    if (++updates > 1) Dexie.currentTransaction?.abort();
  };
  db.meta.hook('updating', failTheSecond);
  const gone = { op: 'delete', kind: 'case', id: 'c-1', version: 2 } as const;
  const applied = await store.cache['cache.applyPage'](aPage([gone], { nextCursor: 'two' }));
  expect(applied).toMatchObject({ ok: false, failure: { code: 'storage' } });
  expect(store.context.state).toMatchObject({ cursor: { cursor: 'two' }, purging: ['c-1'] });
  updates = 0;
  const again = await openCache(store.context);
  db.meta.hook('updating').unsubscribe(failTheSecond);
  expect(again.feed.cases().map(({ id }) => id)).toEqual(['c-0', 'c-2']);
  expect(again.state.purging).toEqual(['c-1']);
  expect((await openCache(store.context)).state.purging).toEqual([]);
  expect(store.keys.inventory()).not.toContain('c-1');
});

test('what could not be understood is listed until it comes in a form that can be, or goes', async () => {
  const store = await fresh();
  const quarantine = { op: 'quarantine', kind: 'case', id: 'c-9', version: 1, reason: 'No due time', raw: {} } as const;
  await store.pull(aPage([...everything, quarantine]));
  expect((await readSyncStatus(store)).quarantined).toEqual([{ kind: 'case', id: 'c-9', reason: 'No due time' }]);
  await store.pull(aPage([aPut('case', 'c-9', aCase({ id: CaseId.parse('c-9') }), 2)]));
  expect((await readSyncStatus(store)).quarantined).toEqual([]);
  const strange = (id: string) => ({ ...quarantine, kind: 'note', id });
  const gone = (id: string) => ({ op: 'delete', kind: 'note', id, version: 2 }) as const;
  await store.pull(aPage([strange('n-1'), strange('n-2'), gone('n-2')], { nextCursor: 'three' }));
  expect((await readSyncStatus(store)).quarantined.map(({ id }) => id)).toEqual(['n-1']);
  await store.pull(aPage([gone('n-1')], { nextCursor: 'four' }));
  expect((await readSyncStatus(store)).quarantined).toEqual([]);
});

test('an annotation of the person gives way to the server’s once it was accepted and is seen', async () => {
  const store = await fresh();
  await store.pull(aPage(everything));
  const mark = anAnnotation({ id: AnnotationId.parse('urn:uuid:1') });
  await putAnnotation(store, mark);
  const [entry] = await store.db.outbox.toArray();
  await store.pull(aPage([aPut('annotation', mark.id, mark, 7)]));
  expect(await store.db.overlay.count()).toBe(1);
  await store.cache['cache.settle']([
    { id: entry?.id ?? ('' as never), state: 'accepted', serverVersion: 7, settledAt: '2026-11-23T12:00:00Z' },
  ]);
  expect(await store.db.overlay.count()).toBe(0);
  expect((await store.db.outbox.toArray())[0]).toMatchObject({ state: 'accepted', finished: 1 });
});

test('lost heads are read again from the server', async () => {
  const store = await fresh();
  await store.pull(aPage([...everything, aPut('document', 'd-2', aDocument({ id: DocumentId.parse('d-2') }))]));
  const row = await store.db.heads.toCollection().first();
  if (!row) throw new Error('No heads');
  row.box[20] = (row.box[20] ?? 0) ^ 1;
  await store.db.heads.put(row);
  const again = await openCache(store.context);
  expect(again.state.cursor).toBeNull();
});
