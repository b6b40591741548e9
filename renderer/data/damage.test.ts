import { afterEach, expect, test, vi } from 'vitest';
import { aJournal, type TestJournal } from '../testing/a-journal.ts';
import { aCase, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../testing/builders.ts';
import { openTestStore, type TestStore } from '../testing/open-test-store.ts';
import { outboxOf } from '../testing/outbox-of.ts';
import { changeRawRows, emptyTables, flipped, type RawRow } from '../testing/raw-database.ts';
import { putAnnotation } from './actions/put-annotation.ts';
import { saveDraft } from './actions/save-draft.ts';
import { submitJudgment } from './actions/submit-judgment.ts';
import { readAnnotations } from './queries/use-annotations.ts';
import { readCaseFile } from './queries/use-case-file.ts';
import { readDraft } from './queries/use-draft.ts';
import { readSyncStatus } from './queries/use-sync-status.ts';

const page = aPage([
  aPut('process', 'new-business@1', aProcess()),
  aPut('case', 'c-1', aCase(), 3),
  aPut('case', 'c-2', aCase({ id: 'c-2' })),
]);

const open: TestStore[] = [];
async function begin(journal: TestJournal, unlocked: Partial<TestStore['unlocked']> = {}): Promise<TestStore> {
  const store = await openTestStore({ keep: journal.keep, unlocked });
  open.push(store);
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

/** Two marks, a draft and a submission, all of which only this machine has. */
async function work(journal: TestJournal): Promise<TestStore> {
  const store = await begin(journal);
  await store.pull(page);
  await putAnnotation(store, anAnnotation());
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:second' }));
  await saveDraft(store, aJudgment({ caseId: 'c-2', answers: { smoker: true } }), 0);
  await submitJudgment(store, aJudgment());
  return store;
}

async function openAgain(store: TestStore, journal: TestJournal): Promise<TestStore> {
  store.close();
  open.splice(open.indexOf(store), 1);
  const again = await begin(journal, store.unlocked);
  await journal.reconcile(again);
  return again;
}

async function expectAllOutbox(store: TestStore): Promise<void> {
  expect((await outboxOf(store)).map(({ mutation }) => [mutation.seq, mutation.act.type])).toEqual([
    [1, 'annotation.put'],
    [2, 'annotation.put'],
    [3, 'judgment.submit'],
  ]);
}

async function expectAllWork(store: TestStore): Promise<void> {
  await expectAllOutbox(store);
  expect(await readAnnotations(store, 'c-1')).toHaveLength(2);
  expect((await readDraft(store, 'c-2'))?.judgment.answers).toEqual({ smoker: true });
  expect(await store.db.drafts.get('c-1')).toMatchObject({ submittedAs: (await outboxOf(store))[2]?.id });
}

/** Puts the box of the next row into each row: every byte is ours, and every row is in another's place. */
function swapped(row: RawRow, all: readonly RawRow[]): RawRow {
  const at = all.indexOf(row);
  return { ...row, box: all[(at + 1) % all.length]?.box ?? row.box };
}

test.each([
  ['outbox', 'flipped'],
  ['outbox', 'swapped'],
  ['drafts', 'flipped'],
  ['drafts', 'swapped'],
  ['overlay', 'flipped'],
  ['overlay', 'swapped'],
  ['meta', 'flipped'],
  ['meta', 'swapped'],
] as const)('I3 I20 rows of %s that were %s on disk are not believed, and come back whole', async (table, how) => {
  const journal = aJournal();
  const store = await work(journal);
  // The row that says whether the key is right is damaged with the others.
  await changeRawRows(store.db.name, table, (row, all) => (how === 'flipped' ? flipped(row) : swapped(row, all)));
  const again = await openAgain(store, journal);
  await expectAllWork(again);
  await again.pull({ ...page, restart: true });
  expect((await readCaseFile(again, 'c-2'))?.record.id).toBe('c-2');
  await putAnnotation(again, anAnnotation({ id: 'urn:uuid:third' }));
  expect((await outboxOf(again)).at(-1)?.mutation.seq).toBe(4);
});

test('I11 a damaged pack that no note could be taken of, because the disk was full, is noted when it is met again', async () => {
  const journal = aJournal();
  const store = await work(journal);
  await changeRawRows(store.db.name, 'packs', row => flipped(row));
  const again = await openAgain(store, journal);
  const put = vi
    .spyOn(again.db.quarantine, 'put')
    .mockRejectedValueOnce(new DOMException('Full', 'QuotaExceededError'));
  const heads = [...again.feed.all()];
  expect(await again.packs.readAll(again.feed.generation, heads)).toEqual([]);
  await expect.poll(() => put.mock.calls.length).toBeGreaterThan(0);
  await again.packs.readAll(again.feed.generation, heads);
  await expect.poll(() => again.db.quarantine.count()).toBeGreaterThan(0);
});

test('I20 an index key that was changed in clear does not take an unsent act out of the line', async () => {
  const journal = aJournal();
  const store = await work(journal);
  await changeRawRows(store.db.name, 'outbox', row => ({ ...row, state: 'accepted', finished: 1 }));
  const again = await openAgain(store, journal);
  await expectAllWork(again);
});

test('I3 a damaged act that looks delivered is among the newest also after its numbers have jumped', async () => {
  const journal = aJournal();
  const store = await work(journal);
  await store.cache['cache.restoreWork']({ items: [], seq: 1003 });
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:third' }));
  await changeRawRows(store.db.name, 'outbox', row =>
    row['seq'] === 1 ? { ...flipped(row), state: 'accepted', finished: 1 } : row,
  );
  const inventory = await store.cache['cache.inventory']();
  expect(inventory.ok && inventory.value.mutations.length).toBe(3);
});

test('I20 a row of another person’s store opens nowhere else', async () => {
  const journal = aJournal();
  const [ana, ben] = [await work(journal), await begin(aJournal(), { masterKey: btoa('b'.repeat(32)) })];
  await ben.pull(page);
  await saveDraft(ben, aJudgment({ caseId: 'c-2', answers: { smoker: false } }), 0);
  let anas: readonly RawRow[] = [];
  await changeRawRows(ana.db.name, 'drafts', (_row, all) => {
    anas = all;
    return null;
  });
  await changeRawRows(ben.db.name, 'drafts', row => ({ ...row, box: anas[0]?.box ?? row.box }));
  expect(await ben.db.drafts.toArray()).toEqual([]);
});

test.each(['heads', 'packs'] as const)(
  'damaged %s are read again from the server, and the rest is shown till then',
  async table => {
    const journal = aJournal();
    const store = await work(journal);
    await changeRawRows(store.db.name, table, row => flipped(row));
    const again = await openAgain(store, journal);
    // The window meets a damaged pack when somebody looks at it, and the next start reads it again.
    await readCaseFile(again, 'c-1');
    await expect.poll(() => again.db.quarantine.count()).toBeGreaterThan(0);
    const third = await openAgain(again, journal);
    expect(await third.cache['cache.cursor']()).toEqual({ ok: true, value: null });
    expect((await readDraft(third, 'c-2'))?.judgment.answers).toEqual({ smoker: true });
    await third.pull({ ...page, nextCursor: 'again' });
    expect((await readCaseFile(third, 'c-1'))?.record.id).toBe('c-1');
    const calm = await openAgain(third, journal);
    expect(await calm.cache['cache.cursor']()).toMatchObject({ value: { cursor: 'again' } });
    expect(await calm.db.quarantine.count()).toBe(0);
  },
);

test('I1 a change that could not be applied, and whose record here is damaged, is read again from the server', async () => {
  const journal = aJournal();
  const store = await work(journal);
  const strange = { op: 'quarantine', kind: 'forecast', id: 'f-1', version: 1, reason: 'New.', raw: {} } as const;
  const withStrange = aPage([...page.changes, strange], { nextCursor: 'strange' });
  await store.pull(withStrange);
  await changeRawRows(store.db.name, 'quarantine', row => flipped(row));
  const again = await openAgain(store, journal);
  expect(await again.cache['cache.cursor']()).toEqual({ ok: true, value: null });
  expect(await again.db.quarantine.count()).toBe(0);
  await again.pull({ ...withStrange, restart: true });
  const calm = await openAgain(again, journal);
  expect((await calm.db.quarantine.toArray()).map(row => row.key)).toEqual(['forecast/f-1']);
  expect(await calm.cache['cache.cursor']()).toMatchObject({ value: { cursor: 'strange' } });
});

test.each([
  ['emptied', (name: string) => emptyTables(name, ['quarantine'])],
  ['emptied, and what it was of goes meanwhile', (name: string) => emptyTables(name, ['quarantine'])],
])(
  'I1 the list of changes that could not be applied was %s: they are read again from the server',
  async (how, empty) => {
    const journal = aJournal();
    const store = await work(journal);
    const strange = { op: 'quarantine', kind: 'forecast', id: 'f-1', version: 1, reason: 'New.', raw: {} } as const;
    const withStrange = aPage([...page.changes, strange], { nextCursor: 'strange' });
    await store.pull(withStrange);
    await empty(store.db.name);
    const again = await openAgain(store, journal);
    expect(await again.cache['cache.cursor']()).toEqual({ ok: true, value: null });
    const isThere = how === 'emptied';
    await again.pull({ ...(isThere ? withStrange : page), restart: true, nextCursor: 'again' });
    const calm = await openAgain(again, journal);
    expect((await calm.db.quarantine.toArray()).map(row => row.key)).toEqual(isThere ? ['forecast/f-1'] : []);
    expect(await calm.cache['cache.cursor']()).toMatchObject({ value: { cursor: 'again' } });
  },
);

test('I16 a change of a case that was purged, which nobody could apply, is not missed afterwards', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  const raw = { caseId: 'c-2' };
  const strange = { op: 'quarantine', kind: 'forecast', id: 'f-1', version: 1, reason: 'New.', raw } as const;
  await store.pull(aPage([strange], { nextCursor: 'strange' }));
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-2', version: 9 }], { nextCursor: 'gone' }));
  expect(await store.db.quarantine.count()).toBe(0);
  const again = await openAgain(store, journal);
  expect(await again.cache['cache.cursor']()).toMatchObject({ value: { cursor: 'gone' } });
});

test('a damaged row is listed once however often it is met, and not any more when it is whole again', async () => {
  const journal = aJournal();
  const store = await work(journal);
  await changeRawRows(store.db.name, 'drafts', row => flipped(row));
  for (let i = 0; i < 3; i++) await store.db.drafts.toArray();
  await expect.poll(() => store.db.quarantine.count()).toBe(2);
  expect(await readSyncStatus(store)).toMatchObject({ quarantined: [{}, {}] });
  await journal.reconcile(store);
  expect((await readDraft(store, 'c-2'))?.judgment.answers).toEqual({ smoker: true });
  expect(await store.db.quarantine.count()).toBe(1);
});

test('damage that a full disk keeps from being noted is noted when it is met again', async () => {
  const store = await work(aJournal());
  await changeRawRows(store.db.name, 'drafts', row => flipped(row));
  const { quarantine } = store.db;
  const put = quarantine.put.bind(quarantine);
  const refused = Promise.withResolvers<void>();
  quarantine.put = (() => {
    refused.resolve();
    return Promise.reject(new DOMException('full', 'QuotaExceededError'));
  }) as never;
  await store.db.drafts.toArray();
  await refused.promise;
  quarantine.put = put;
  await expect
    .poll(async () => {
      await store.db.drafts.toArray();
      return await quarantine.count();
    })
    .toBe(2);
});

test('a store that is whole is not read again', async () => {
  const journal = aJournal();
  const store = await work(journal);
  for (let i = 0; i < 4; i++) await store.pull(aPage([aPut('case', 'c-1', aCase(), 10 + i)], { nextCursor: `p-${i}` }));
  const again = await openAgain(store, journal);
  expect(await again.cache['cache.cursor']()).toMatchObject({ value: { cursor: 'p-3' } });
});

test.each([
  ['outbox'],
  ['drafts', 'reviewDrafts'],
  ['overlay', 'outbox'],
  ['meta'],
  ['packs'],
  ['heads'],
  ['heads', 'packs', 'meta'],
])('I3 tables that were emptied (%s …) are filled again', async (...tables) => {
  const journal = aJournal();
  const store = await work(journal);
  await emptyTables(store.db.name, tables);
  const again = await openAgain(store, journal);
  await expectAllOutbox(again);
  await again.pull({ ...page, restart: true, nextCursor: 'again' });
  await expectAllWork(again);
  expect((await readCaseFile(again, 'c-1'))?.record.id).toBe('c-1');
  await putAnnotation(again, anAnnotation({ id: 'urn:uuid:third' }));
  expect((await outboxOf(again)).at(-1)?.mutation.seq).toBe(4);
  const calm = await openAgain(again, journal);
  expect(await calm.cache['cache.cursor']()).toMatchObject({ value: { cursor: 'again' } });
});
