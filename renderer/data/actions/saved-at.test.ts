import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import { aCase, aJudgment, aPage, aProcess, aPut, aReview } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { outboxOf, settleEntry } from '../../testing/outbox-of.ts';
import { completeReview } from './complete-review.ts';
import { saveDraft } from './save-draft.ts';
import { savedAfter } from './saved-at.ts';
import { saveReviewDraft } from './save-review-draft.ts';
import { submitJudgment } from './submit-judgment.ts';

const caseId = CaseId.parse('c-1');
let opened: TestStore | null = null;
let nowMs = Date.parse('2026-11-23T12:00:00Z');
afterEach(async () => {
  await opened?.discard();
  opened = null;
});

async function open(): Promise<TestStore> {
  nowMs = Date.parse('2026-11-23T12:00:00Z');
  const store = await openTestStore({ clock: { now: () => nowMs, after: () => () => {} } });
  opened = store;
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase())]));
  return store;
}
const setBack = (hours: number) => {
  nowMs -= hours * 3_600_000;
};

test('the moment of a save is the clock’s, unless something was saved later than that', () => {
  expect(savedAfter('2026-11-23T12:00:00Z', null)).toBe('2026-11-23T12:00:00Z');
  expect(savedAfter('2026-11-23T12:00:00Z', '2026-11-23T11:59:59.999Z')).toBe('2026-11-23T12:00:00Z');
  expect(savedAfter('2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z')).toBe('2026-11-23T13:00:00.001Z');
});

test('I8 the answers that were typed after the clock was set back are the newer ones, and the act made of them is not older', async () => {
  const store = await open();
  await saveDraft(store, aJudgment(), 0);
  const first = await store.db.drafts.get(caseId);
  setBack(5);
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  const second = await store.db.drafts.get(caseId);
  expect(Date.parse(second?.savedAt ?? '')).toBeGreaterThan(Date.parse(first?.savedAt ?? ''));
  await submitJudgment(store, aJudgment({ answers: { smoker: true } }));
  const [entry] = await outboxOf(store);
  expect(entry?.mutation.at).toBe(second?.savedAt);
  expect(entry?.mutation.act).toMatchObject({ payload: { submittedAt: second?.savedAt } });
});

test('I8 the first draft of the next round is newer than the submission before it, whatever the clock says', async () => {
  const store = await open();
  await saveDraft(store, aJudgment(), 0);
  await submitJudgment(store, aJudgment());
  const [sealed] = await outboxOf(store);
  await settleEntry(store, 1, 'accepted', { serverVersion: 1 });
  expect(await store.db.drafts.get(caseId)).toBeUndefined();
  setBack(24);
  await saveDraft(store, aJudgment({ answers: { smoker: true } }), 0);
  const draft = await store.db.drafts.get(caseId);
  expect(Date.parse(draft?.savedAt ?? '')).toBeGreaterThan(Date.parse(sealed?.mutation.at ?? ''));
});

test('I8 a lead’s verdicts are ordered as they were entered, also when the clock was set back', async () => {
  const store = await open();
  await saveReviewDraft(store, aReview());
  const first = await store.db.reviewDrafts.get(aReview().id);
  setBack(2);
  await saveReviewDraft(store, aReview({ comment: 'Later' }));
  const second = await store.db.reviewDrafts.get(aReview().id);
  expect(Date.parse(second?.savedAt ?? '')).toBeGreaterThan(Date.parse(first?.savedAt ?? ''));
  const completedAt = store.nowIso();
  await completeReview(store, aReview({ status: 'completed', disposition: 'accept', completedAt }));
  const [entry] = await outboxOf(store);
  expect(entry?.mutation).toMatchObject({
    at: second?.savedAt,
    act: { payload: { completedAt: second?.savedAt } },
  });
});
