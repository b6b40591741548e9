import { afterEach, expect, test } from 'vitest';
import { CaseId, type MutationId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { ok } from '../../../shared/result.ts';
import { aCase, aJudgment, anAnnotation, aPage, aProcess, aPut, aReview } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { outboxOf, settleEntry } from '../../testing/outbox-of.ts';
import { readAnnotations } from '../queries/use-annotations.ts';
import { readEarlierVersions } from '../queries/use-versions.ts';
import { completeReview } from './complete-review.ts';
import { putAnnotation } from './put-annotation.ts';
import { resolveOutboxEntry } from './resolve-outbox-entry.ts';
import { saveReviewDraft } from './save-review-draft.ts';
import { submitJudgment } from './submit-judgment.ts';

let store: TestStore;
let kept: JournalItem[];
afterEach(() => store.discard());

async function open(): Promise<void> {
  kept = [];
  store = await openTestStore({
    keep: async items => {
      kept.push(...items);
      return ok(undefined);
    },
  });
  await store.pull(aPage([aPut('process', 'new-business@1', aProcess()), aPut('case', 'c-1', aCase())]));
}
async function inConflict(current: unknown): Promise<MutationId> {
  await settleEntry(store, 1, 'conflict', { serverVersion: 9, current });
  const [conflict] = await outboxOf(store);
  if (!conflict) throw new Error('No conflict');
  kept = [];
  return conflict.id;
}
const note = (value: string) => ({ body: [{ type: 'TextualBody', purpose: 'commenting', value } as const] });

test('a mark that was put together is shown at once, sent over theirs, and both versions are kept', async () => {
  await open();
  await putAnnotation(store, anAnnotation(note('Mine')));
  const id = await inConflict(anAnnotation(note('Theirs')));
  const act = { type: 'annotation.put', payload: anAnnotation(note('Both')) } as const;
  await resolveOutboxEntry(store, id, { act, madeFrom: null }, 'Put together');
  expect(await readAnnotations(store, 'c-1')).toMatchObject([{ annotation: note('Both'), unsent: true }]);
  expect(await outboxOf(store)).toMatchObject([{ mutation: { seq: 2, baseVersion: 9, act } }]);
  expect(await readEarlierVersions(store, 'c-1')).toMatchObject([
    { id, reason: 'Put together', mutation: { act: { payload: note('Mine') } }, current: note('Theirs') },
  ]);
  expect(kept.map(({ kind }) => kind).toSorted()).toEqual(['mutation', 'settled']);
});

test('two submissions put together are a draft again, that nobody has submitted', async () => {
  await open();
  await submitJudgment(store, aJudgment({ answers: { smoker: true } }));
  const id = await inConflict({ anything: true });
  const draft = aJudgment({ answers: { smoker: false }, updatedAt: '2026-11-23T12:00:00Z' });
  await resolveOutboxEntry(store, id, { draft }, 'Put together');
  expect(await outboxOf(store)).toEqual([]);
  expect(await store.db.drafts.get(CaseId.parse('c-1'))).toMatchObject({ judgment: draft, submittedAs: null });
  expect(await store.db.outbox.get(id)).toMatchObject({ state: 'set-aside' });
});

test('a review that was put together waits for its new act', async () => {
  await open();
  const mine = aReview({ status: 'completed', disposition: 'accept', completedAt: '2026-11-23T11:00:00Z' });
  await completeReview(store, mine);
  const id = await inConflict(aReview());
  const payload = { ...mine, comment: 'Both' };
  await resolveOutboxEntry(store, id, { act: { type: 'review.complete', payload }, madeFrom: null });
  const [again] = await outboxOf(store);
  expect(await store.db.reviewDrafts.get(mine.id)).toMatchObject({
    review: { comment: 'Both' },
    completedAs: again?.id,
  });
});

test('I8 verdicts that were entered after a review was sealed stay when it is sent again or set aside', async () => {
  for (const resolution of ['send-mine', 'keep-theirs'] as const) {
    await open();
    const done = aReview({ status: 'completed', disposition: 'return', completedAt: '2026-11-23T12:00:00Z' });
    await completeReview(store, done);
    const since = { ...done, comment: 'Entered since' };
    await saveReviewDraft(store, since);
    const id = await inConflict({ anything: true });
    await resolveOutboxEntry(store, id, resolution);
    const [again] = await outboxOf(store);
    expect(await store.db.reviewDrafts.get(done.id)).toMatchObject({
      review: { comment: 'Entered since' },
      completedAs: resolution === 'send-mine' ? again?.id : null,
    });
    if (resolution === 'send-mine') await store.discard();
  }
});

test('I5 what was decided once is not decided again: the first decision stands', async () => {
  await open();
  await putAnnotation(store, anAnnotation());
  const id = await inConflict(anAnnotation(note('Theirs')));
  await resolveOutboxEntry(store, id, 'keep-theirs', 'Theirs');
  const before = await store.db.outbox.get(id);
  await resolveOutboxEntry(store, id, 'send-mine', 'Mine');
  expect(await store.db.outbox.get(id)).toEqual(before);
  expect(await outboxOf(store)).toEqual([]);
});
