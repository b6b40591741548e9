import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { aJournal, type TestJournal } from '../../testing/a-journal.ts';
import {
  aCase,
  aJudgment,
  anAnnotation,
  aPage,
  aPerson,
  aProcess,
  aPut,
  aReview,
  aSubmission,
} from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { outboxOf, settleEntry } from '../../testing/outbox-of.ts';
import { deleteDatabase } from '../../testing/raw-database.ts';
import { completeReview } from '../actions/complete-review.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { saveReviewDraft } from '../actions/save-review-draft.ts';
import { shareDraft } from '../actions/share-draft.ts';
import { startCase } from '../actions/start-case.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';
import { readAnnotations } from '../queries/use-annotations.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readDraft } from '../queries/use-draft.ts';
import { readReviewDraft } from '../queries/use-review-draft.ts';
import { readRecovered } from './recovered.ts';

const page = aPage([
  aPut('process', 'new-business@1', aProcess()),
  aPut('case', 'c-1', aCase(), 3),
  aPut('submission', 's-1', aSubmission({ userId: 'p-ben' })),
  aPut('review', 'r-1', aReview(), 2),
]);
const caseId = CaseId.parse('c-1');
const lead = { me: aPerson({ roles: ['analyst', 'lead'] }) };

const open: TestStore[] = [];
async function begin(journal: TestJournal, ...options: Parameters<typeof openTestStore>): Promise<TestStore> {
  const store = await openTestStore({ keep: journal.keep, unlocked: lead, ...options[0] });
  open.push(store);
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});

/** Everything on this machine but the journal goes, and the person starts again. */
async function loseEverything(store: TestStore, journal: TestJournal): Promise<TestStore> {
  store.close();
  await deleteDatabase(store.db.name);
  open.splice(open.indexOf(store), 1);
  const again = await begin(journal, { unlocked: store.unlocked });
  await journal.reconcile(again);
  return again;
}

const mutations = (items: readonly JournalItem[]) =>
  items.flatMap(item => (item.kind === 'mutation' ? [item.mutation] : []));

test('I3 I5 a database that was deleted opens empty and has all unsent work again, with the same bytes', async () => {
  const journal = aJournal();
  const before = await begin(journal);
  await before.pull(page);
  await startCase(before, caseId);
  await putAnnotation(before, anAnnotation());
  await saveDraft(before, aJudgment({ answers: { smoker: true } }), 0);
  await submitJudgment(before, aJudgment({ answers: { smoker: true } }));
  await saveReviewDraft(before, aReview({ comment: 'looks right' }));

  const store = await loseEverything(before, journal);
  expect(await store.cache['cache.cursor']()).toEqual({ ok: true, value: null });
  expect((await outboxOf(store)).map(entry => entry.mutation)).toEqual(mutations(journal.items));
  await store.pull(page);
  expect(await readCaseFile(store, 'c-1')).toMatchObject({ status: 'submitted', submissions: [{}, { round: 1 }] });
  expect(await readAnnotations(store, 'c-1')).toMatchObject([{ annotation: anAnnotation(), unsent: true }]);
  expect(await readDraft(store, 'c-1')).toMatchObject({ judgment: { answers: { smoker: true } } });
  expect(await readReviewDraft(store, 'r-1')).toMatchObject({ comment: 'looks right' });
  expect(await readRecovered(store.db)).toMatchObject({ why: 'lost', acts: 3, drafts: 1 });
});

test('I3 what was restored is sent once: a second restore does not offer it again', async () => {
  const journal = aJournal();
  const before = await begin(journal);
  await before.pull(page);
  await startCase(before, caseId);
  const store = await loseEverything(before, journal);
  const [entry] = await outboxOf(store);
  const accepted = { id: entry?.id ?? expect.fail('No entry'), state: 'accepted' as const, serverVersion: 4 };
  await journal.keep([{ kind: 'settled', settlement: accepted }]);
  await store.cache['cache.settle']([accepted]);
  await journal.reconcile(store);
  expect(await outboxOf(store)).toEqual([]);
  expect(await store.db.outbox.count()).toBe(1);
});

test('what the server had taken comes back as taken, with its receipt and without a second mark on the page', async () => {
  const journal = aJournal();
  const before = await begin(journal);
  await before.pull(page);
  await putAnnotation(before, anAnnotation());
  await submitJudgment(before, aJudgment());
  for (const { id } of await outboxOf(before)) {
    const settlement = { id, state: 'accepted' as const, serverVersion: 1, settledAt: '2026-11-23T12:00:01Z' };
    await journal.keep([{ kind: 'settled', settlement }]);
  }
  const store = await loseEverything(before, journal);
  expect(await outboxOf(store)).toEqual([]);
  expect(await store.db.outbox.toArray()).toMatchObject([
    { state: 'accepted', finished: 1, settledAt: '2026-11-23T12:00:01Z' },
    { state: 'accepted', finished: 1, serverVersion: 1 },
  ]);
  expect([await store.db.overlay.count(), await store.db.drafts.count()]).toEqual([0, 0]);
});

test('the numbers of acts never go back, also when everything here is gone', async () => {
  const journal = aJournal();
  const before = await begin(journal);
  await before.pull(page);
  await startCase(before, caseId);
  await putAnnotation(before, anAnnotation());
  const store = await loseEverything(before, journal);
  await store.pull(page);
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:later' }));
  const numbers = (await outboxOf(store)).map(entry => entry.mutation.seq);
  const third = numbers[2] ?? 0;
  expect(numbers).toEqual([1, 2, third]);
  expect(third).toBeGreaterThan(2);
  await store.cache['cache.restoreWork']({ items: [], seq: third + 40 });
  await store.cache['cache.restoreWork']({ items: [], seq: 7 });
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:last' }));
  expect((await outboxOf(store)).at(-1)?.mutation.seq).toBe(third + 41);
});

test('I6 a number is not given out twice when the store is lost and the journal never took any', async () => {
  const before = await begin(aJournal());
  await before.pull(page);
  const sent: number[] = [];
  for (const id of ['urn:uuid:first', 'urn:uuid:second']) await putAnnotation(before, anAnnotation({ id }));
  for (const { mutation } of await outboxOf(before)) sent.push(mutation.seq);
  const store = await loseEverything(before, aJournal());
  await store.pull(page);
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:first' }));
  expect((await outboxOf(store)).map(({ mutation }) => mutation.seq > Math.max(...sent))).toEqual([true]);
});

test('a number is not given out twice when only its row was lost', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await putAnnotation(store, anAnnotation());
  await store.db.meta.delete('seq');
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:later' }));
  expect((await outboxOf(store)).map(entry => entry.mutation.seq)).toEqual([1, 2]);
});

test('I8 a draft that is newer here stays; one that is newer in the journal comes back', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await saveDraft(store, aJudgment({ answers: { smoker: false } }), 0);
  const old = [...journal.items];
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  await store.cache['cache.restoreWork']({ items: old, seq: 0 });
  expect((await readDraft(store, 'c-1'))?.judgment.answers).toEqual({ smoker: true });

  const [newest] = journal.items.slice(-1);
  await store.db.drafts.clear();
  await store.cache['cache.restoreWork']({ items: old, seq: 0 });
  expect((await readDraft(store, 'c-1'))?.judgment.answers).toEqual({ smoker: false });
  await store.cache['cache.restoreWork']({ items: newest ? [newest] : [], seq: 0 });
  expect((await readDraft(store, 'c-1'))?.judgment.answers).toEqual({ smoker: true });
});

test('I8 what was typed after a submission is not replaced by the submission', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await submitJudgment(store, aJudgment({ answers: { smoker: false } }));
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  const again = await loseEverything(store, journal);
  expect(await again.db.drafts.get('c-1')).toMatchObject({
    judgment: { answers: { smoker: true } },
    submittedAs: null,
  });
});

test('a draft knows again what of it the server has, so that it is not called stale', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await saveDraft(store, aJudgment(), 0);
  await shareDraft(store, caseId);
  const [save] = await outboxOf(store);
  const settlement = { id: save?.id ?? expect.fail('No save'), state: 'accepted' as const, serverVersion: 5 };
  await journal.keep([{ kind: 'settled', settlement }]);
  const again = await loseEverything(store, journal);
  await again.pull(page);
  await again.pull(aPage([aPut('judgment', 'j-1', aJudgment(), 5)]));
  expect(await readDraft(again, 'c-1')).toMatchObject({ stale: false });
});

test('a submission that the client refused is the person’s again after a loss', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await submitJudgment(store, aJudgment());
  const [entry] = await outboxOf(store);
  const settlement = { id: entry?.id ?? expect.fail('No entry'), state: 'rejected' as const, reason: 'Cancelled' };
  await journal.keep([{ kind: 'settled', settlement }]);
  const again = await loseEverything(store, journal);
  expect(await outboxOf(again)).toMatchObject([{ state: 'rejected', reason: 'Cancelled' }]);
  expect(await again.db.drafts.get('c-1')).toMatchObject({ submittedAs: entry?.id });
});

test('an act that was on its way is of unknown fate, and none counts as never sent', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await startCase(store, caseId);
  await saveDraft(store, aJudgment(), 0);
  await shareDraft(store, caseId);
  const [start] = await outboxOf(store);
  await journal.keep([{ kind: 'settled', settlement: { id: start?.id ?? expect.fail('None'), state: 'sending' } }]);
  const again = await loseEverything(store, journal);
  expect(await outboxOf(again)).toMatchObject([
    { state: 'unknown', attempts: 1 },
    { state: 'waiting', attempts: 1 },
  ]);
});

test('I4 an act is never replaced or removed by what the journal gives', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await putAnnotation(store, anAnnotation());
  const [item] = journal.items;
  if (item?.kind !== 'mutation') throw new Error('No act');
  const other: JournalItem = {
    ...item,
    mutation: { ...item.mutation, act: { type: 'annotation.delete', payload: {} } },
  };
  await store.cache['cache.restoreWork']({ items: [other], seq: 0 });
  expect((await outboxOf(store)).map(entry => entry.mutation)).toEqual([item.mutation]);
});

test('an answer that only the journal had is given to the act that waits for it', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await completeReview(store, aReview({ status: 'completed', disposition: 'accept' }));
  const [entry] = await outboxOf(store);
  const settlement = { id: entry?.id ?? expect.fail('No entry'), state: 'conflict' as const, reason: 'Somebody else' };
  await store.cache['cache.restoreWork']({ items: [{ kind: 'settled', settlement }], seq: 0 });
  expect(await outboxOf(store)).toMatchObject([{ state: 'conflict', reason: 'Somebody else' }]);
});

test('what left with its case does not come back, but for acts that a server set back may ask for', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await saveDraft(store, aJudgment(), 0);
  await putAnnotation(store, anAnnotation());
  await settleEntry(store, 1, 'accepted', { serverVersion: 1, settledAt: '2026-11-23T12:00:01Z' });
  const id = mutations(journal.items)[0]?.id ?? expect.fail('No act');
  const settlement = { id, state: 'accepted' as const, settledAt: '2026-11-23T12:00:01Z' };
  const items: JournalItem[] = [...journal.items, { kind: 'settled', settlement }];
  await store.pull(aPage([{ op: 'delete', kind: 'case', id: 'c-1', version: 9 }], { nextCursor: 'gone' }));
  await store.db.outbox.clear();
  await store.cache['cache.restoreWork']({ items, seq: 0 });
  expect(await store.db.outbox.toArray()).toMatchObject([{ id, state: 'accepted', finished: 1 }]);
  expect([await store.db.drafts.count(), await store.db.overlay.count()]).toEqual([0, 0]);
});

test('an act that the server took more than 35 days ago does not come back', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await putAnnotation(store, anAnnotation());
  const [item] = journal.items;
  const id = mutations(journal.items)[0]?.id ?? expect.fail('No act');
  const settlement = { id, state: 'accepted' as const, settledAt: '2026-10-01T00:00:00Z' };
  await store.db.outbox.clear();
  await store.cache['cache.restoreWork']({ items: item ? [item, { kind: 'settled', settlement }] : [], seq: 0 });
  expect(await store.db.outbox.count()).toBe(0);
  expect(await readRecovered(store.db)).toBeNull();
});

test('restoring what is all here writes nothing that a person would be told of', async () => {
  const journal = aJournal();
  const store = await begin(journal);
  await store.pull(page);
  await saveDraft(store, aJudgment(), 0);
  await shareDraft(store, caseId);
  await journal.reconcile(store);
  expect(await readRecovered(store.db)).toBeNull();
});
