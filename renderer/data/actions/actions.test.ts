import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
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
import { fixedClock, openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { outboxOf, settleEntry } from '../../testing/outbox-of.ts';
import { readAnnotations } from '../queries/use-annotations.ts';
import { readCaseFile } from '../queries/use-case-file.ts';
import { readDraft } from '../queries/use-draft.ts';
import { readQueue } from '../queries/use-queue.ts';
import { readSyncStatus } from '../queries/use-sync-status.ts';
import { completeReview } from './complete-review.ts';
import { putAnnotation } from './put-annotation.ts';
import { removeAnnotation } from './remove-annotation.ts';
import { resolveOutboxEntry } from './resolve-outbox-entry.ts';
import { saveDraft } from './save-draft.ts';
import { startCase } from './start-case.ts';
import { submitJudgment } from './submit-judgment.ts';

const open: TestStore[] = [];
async function withCase(...options: Parameters<typeof openTestStore>): Promise<TestStore> {
  const store = await openTestStore(...options);
  open.push(store);
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase(), 3)]));
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});
const caseId = CaseId.parse('c-1');

test('what a person does is in the outbox in order, and shown at once', async () => {
  const nudges: string[] = [];
  const store = await withCase({ nudgeSync: () => nudges.push('sync') });
  await startCase(store, caseId);
  await startCase(store, caseId);
  await putAnnotation(store, anAnnotation());
  await putAnnotation(store, anAnnotation({ id: 'urn:uuid:unused', created: '2026-11-23T09:05:00Z' }));
  const judgment = aJudgment({ answers: { smoker: false }, evidence: { '/smoker': [anAnnotation().id] } });
  await submitJudgment(store, judgment);

  const sent = await outboxOf(store);
  expect(sent.map(({ mutation }) => [mutation.seq, mutation.act.type])).toEqual([
    [1, 'case.start'],
    [2, 'annotation.put'],
    [3, 'annotation.put'],
    [4, 'judgment.submit'],
  ]);
  expect(sent[0]?.mutation).toMatchObject({ target: { kind: 'case', id: 'c-1' }, baseVersion: 3 });
  expect(sent[3]?.mutation.act.payload).toMatchObject({ round: 1, judgment, annotations: [anAnnotation()] });
  expect(nudges).toHaveLength(4);
  const file = await readCaseFile(store, 'c-1');
  expect(file).toMatchObject({ status: 'submitted', submissions: [{ round: 1 }] });
  expect((await readAnnotations(store, 'c-1')).map(view => view.unsent)).toEqual([true, true]);
  expect(await readQueue(store)).toMatchObject([{ status: 'submitted', unsent: true, hasDraft: true }]);
  expect(await readSyncStatus(store)).toMatchObject({ unsent: 4, oldestUnsentAt: sent[0]?.mutation.at });
});

test('the queue’s rows are the same objects until something of their case changes', async () => {
  const store = await withCase();
  await store.pull(aPage([aPut('case', 'c-2', aCase({ id: 'c-2', dueAt: '2027-01-01T00:00:00Z' }))]));
  const before = await readQueue(store);
  await startCase(store, caseId);
  const after = await readQueue(store);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('a submission is held until it is accepted, and shown from the outbox until the feed has it', async () => {
  const store = await withCase();
  await saveDraft(store, aJudgment(), 0);
  await submitJudgment(store, aJudgment());
  expect(await readDraft(store, 'c-1')).not.toBeNull();
  const submission = (await readCaseFile(store, 'c-1'))?.submissions[0];
  if (!submission) throw new Error('No submission');
  await settleEntry(store, 1, 'accepted', { serverVersion: 1, settledAt: '2026-11-23T12:10:00Z' });
  expect(await readDraft(store, 'c-1')).toBeNull();
  expect(await readCaseFile(store, 'c-1')).toMatchObject({
    status: 'submitted',
    submissions: [submission],
    outbox: [],
  });
  expect((await readSyncStatus(store)).unsent).toBe(0);

  const returned = aPut('case', 'c-1', aCase({ status: 'returned' }), 4);
  await store.pull(aPage([aPut('submission', submission.id, submission), returned]));
  expect(await readCaseFile(store, 'c-1')).toMatchObject({ status: 'returned', submissions: [submission] });
  await submitJudgment(store, aJudgment());
  expect((await readCaseFile(store, 'c-1'))?.submissions.map(one => one.round)).toEqual([1, 2]);
});

test('a removed annotation goes at once and stays away', async () => {
  const store = await withCase();
  const mark = anAnnotation();
  await store.pull(aPage([aPut('annotation', mark.id, mark, 5)]));
  await removeAnnotation(store, mark);
  expect(await readAnnotations(store, 'c-1')).toEqual([]);
  expect((await outboxOf(store))[0]?.mutation).toMatchObject({ baseVersion: 5, act: { type: 'annotation.delete' } });
  await settleEntry(store, 1, 'accepted', { serverVersion: 6 });
  expect(await readAnnotations(store, 'c-1')).toEqual([]);
  await store.pull(aPage([{ op: 'delete', kind: 'annotation', id: mark.id, version: 6 }]));
  expect(await store.db.overlay.count()).toBe(0);
  expect(await readAnnotations(store, 'c-1')).toEqual([]);
});

test('a conflict is shown, and sending mine again is a new mutation over theirs', async () => {
  const store = await withCase();
  await putAnnotation(store, anAnnotation());
  await settleEntry(store, 1, 'conflict', { serverVersion: 9, current: anAnnotation(), reason: 'Changed by Ben' });
  const [conflict] = (await readSyncStatus(store)).attention;
  if (!conflict) throw new Error('No conflict');
  expect(await readQueue(store)).toMatchObject([{ attention: true, unsent: false }]);
  await resolveOutboxEntry(store, conflict.id, 'send-mine');
  const [again] = await outboxOf(store);
  expect(again?.mutation).toMatchObject({ seq: 2, baseVersion: 9, act: conflict.mutation.act });
  expect((await store.db.outbox.get(conflict.id))?.state).toBe('set-aside');
});

test('what was done after a conflict on the same mark is listed with it, and is not undone by sending mine', async () => {
  const store = await withCase();
  await putAnnotation(store, anAnnotation());
  await settleEntry(store, 1, 'conflict', { serverVersion: 9 });
  await putAnnotation(store, anAnnotation({ modified: '2026-11-23T12:30:00Z' }));
  expect((await outboxOf(store)).map(entry => entry.state)).toEqual(['conflict', 'waiting']);
  const [conflict] = (await readSyncStatus(store)).attention;
  if (!conflict) throw new Error('No conflict');
  await resolveOutboxEntry(store, conflict.id, 'send-mine');
  expect((await outboxOf(store)).map(entry => entry.mutation.seq)).toEqual([2]);
  expect(await readAnnotations(store, 'c-1')).toMatchObject([{ annotation: { modified: '2026-11-23T12:30:00Z' } }]);
});

test('accepted work goes 35 days after it was seen, and not before', async () => {
  const store = await withCase();
  for (const [seq, settledAt] of [
    [1, '2026-11-23T12:05:00Z'],
    [2, '2026-11-28T12:05:00Z'],
  ] as const) {
    const mark = anAnnotation({ id: `urn:uuid:${seq}` });
    await putAnnotation(store, mark);
    await settleEntry(store, seq, 'accepted', { serverVersion: 1, settledAt });
    await store.pull(aPage([aPut('annotation', mark.id, mark)]));
  }
  const again = await openTestStore({ unlocked: store.unlocked, clock: fixedClock('2026-12-30T12:00:00Z') });
  open.push(again);
  expect((await again.db.outbox.toArray()).map(entry => entry.seq)).toEqual([2]);
});

test('keeping theirs lays mine aside, whole', async () => {
  const store = await withCase();
  await putAnnotation(store, anAnnotation());
  await settleEntry(store, 1, 'rejected', { reason: 'Not your case' });
  const [refused] = (await readSyncStatus(store)).attention;
  if (!refused) throw new Error('Not refused');
  await resolveOutboxEntry(store, refused.id, 'keep-theirs');
  expect(await readAnnotations(store, 'c-1')).toEqual([]);
  expect(await store.db.outbox.get(refused.id)).toMatchObject({ state: 'set-aside', mutation: refused.mutation });
});

test('a refused submission gives the case back to its author', async () => {
  const store = await withCase();
  await submitJudgment(store, aJudgment());
  await settleEntry(store, 1, 'rejected', { reason: 'Cancelled' });
  expect(await readCaseFile(store, 'c-1')).toMatchObject({ status: 'assigned', outbox: [{ state: 'rejected' }] });
  expect(await readDraft(store, 'c-1')).not.toBeNull();
});

test.each([
  ['accepted', 'conflict'],
  ['accepted', 'waiting'],
  ['set-aside', 'accepted'],
  ['rejected', 'waiting'],
] as const)('an entry that is %s never becomes %s', async (from, to) => {
  const store = await withCase();
  await putAnnotation(store, anAnnotation());
  const [entry] = await store.db.outbox.toArray();
  if (!entry) throw new Error('No entry');
  await store.db.outbox.put({ ...entry, state: from });
  await settleEntry(store, 1, to);
  expect((await store.db.outbox.get(entry.id))?.state).toBe(from);
});

test('what was on its way at a crash is unknown afterwards, with the same bytes', async () => {
  const store = await withCase();
  await putAnnotation(store, anAnnotation());
  const [before] = await outboxOf(store);
  await store.cache['cache.markSending']([before?.id ?? '']);
  const again = await openTestStore({ unlocked: store.unlocked });
  open.push(again);
  expect(await outboxOf(again)).toMatchObject([{ state: 'unknown', attempts: 1, mutation: before?.mutation }]);
});

test('a lead sees what awaits review, until the review is sealed', async () => {
  const store = await withCase({ unlocked: { me: aPerson({ id: 'p-lea', roles: ['lead'] }) } });
  const status = aPut('case', 'c-1', aCase({ status: 'submitted' }), 4);
  await store.pull(aPage([status, aPut('submission', 's-1', aSubmission()), aPut('review', 'r-1', aReview(), 2)]));
  expect(await readQueue(store)).toMatchObject([{ awaitingReview: { round: 1, userId: 'p-ana' } }]);
  await completeReview(
    store,
    aReview({ status: 'completed', disposition: 'return', completedAt: '2026-11-23T12:00:00Z' }),
  );
  expect(await readQueue(store)).toMatchObject([{ awaitingReview: null, status: 'returned' }]);
  expect(await readCaseFile(store, 'c-1')).toMatchObject({
    reviews: [{ record: { status: 'completed' }, version: 2 }],
  });
  expect((await outboxOf(store))[0]?.mutation).toMatchObject({ baseVersion: 2, target: { kind: 'review', id: 'r-1' } });
});
