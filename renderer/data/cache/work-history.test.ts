import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { isUnsent, needsAttention, type OutboxState } from '../../../shared/model/outbox.ts';
import { aJournal, type TestJournal } from '../../testing/a-journal.ts';
import { aCase, aJudgment, anAnnotation, aPage, aProcess, aPut, aReview, aSubmission } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { completeReview } from '../actions/complete-review.ts';
import { putAnnotation } from '../actions/put-annotation.ts';
import { removeAnnotation } from '../actions/remove-annotation.ts';
import { resolveOutboxEntry } from '../actions/resolve-outbox-entry.ts';
import { saveDraft } from '../actions/save-draft.ts';
import { saveReviewDraft } from '../actions/save-review-draft.ts';
import { shareDraft } from '../actions/share-draft.ts';
import { startCase } from '../actions/start-case.ts';
import { submitJudgment } from '../actions/submit-judgment.ts';

const SEED = 20_261_123;
const CASES = ['c-1', 'c-2'];
const page = aPage([
  aPut('process', 'new-business@1', aProcess()),
  ...CASES.map(id => aPut('case', id, aCase({ id }), 3)),
  ...CASES.map(id => aPut('submission', `s-${id}`, aSubmission({ id: `s-${id}`, caseId: id, userId: 'p-ben' }))),
  ...CASES.map(id => aPut('review', `r-${id}`, aReview({ id: `r-${id}`, caseId: id }))),
]);

const ACTS = ['start', 'mark', 'unmark', 'save', 'share', 'submit', 'review', 'complete', 'mine', 'theirs'] as const;
const step = fc.record({
  do: fc.oneof(fc.constantFrom(...ACTS), fc.constantFrom('save', 'answer', 'answer' as const)),
  in: fc.constantFrom(...CASES),
  answer: fc.constantFrom<OutboxState>('accepted', 'conflict', 'rejected', 'unknown'),
  n: fc.nat(2),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What somebody does in a shift, with the server's answers given to the journal first and then to the store. */
async function live(store: TestStore, journal: TestJournal, one: Step, i: number): Promise<void> {
  const caseId = CaseId.parse(one.in);
  const at = new Date(Date.parse('2026-11-23T13:00:00Z') + i * 1000).toISOString();
  const mark = anAnnotation({ id: `urn:uuid:${one.in}-${one.n}`, caseId, modified: at });
  const judgment = aJudgment({ caseId, answers: { n: i }, updatedAt: at });
  const review = aReview({ id: `r-${one.in}`, caseId, comment: String(i) });
  const rows = (await store.db.outbox.toArray()).toSorted((a, b) => a.seq - b.seq);
  switch (one.do) {
    case 'start':
      return void (await startCase(store, caseId));
    case 'mark':
      return void (await putAnnotation(store, mark));
    case 'unmark':
      return void (await removeAnnotation(store, mark));
    case 'save':
      return await saveDraft(store, judgment, 0);
    case 'share':
      return void (await shareDraft(store, caseId));
    case 'submit':
      return void (await submitJudgment(store, judgment));
    case 'review':
      return await saveReviewDraft(store, review);
    case 'complete':
      return void (await completeReview(store, {
        ...review,
        status: 'completed',
        disposition: 'accept',
        completedAt: store.nowIso(),
      }));
    case 'answer': {
      const entry = rows.find(row => isUnsent(row.state));
      if (!entry) return;
      const settlement = { id: entry.id, state: one.answer, serverVersion: 4 + i, settledAt: store.nowIso() };
      await journal.keep([{ kind: 'settled', settlement }]);
      await store.cache['cache.settle']([settlement]);
      return;
    }
    case 'mine':
    case 'theirs': {
      const entry = rows.find(row => needsAttention(row.state));
      if (!entry) return;
      // Verdicts that were entered after the sealed ones: sending those again would lay them over these.
      const drafts = await store.db.reviewDrafts.toArray();
      const isOld = drafts.some(({ completedAs, savedAt }) => completedAs === entry.id && savedAt > entry.mutation.at);
      await resolveOutboxEntry(store, entry.id, one.do === 'mine' && !isOld ? 'send-mine' : 'keep-theirs');
    }
  }
}

/** What of a store makes the difference for the person and for the server. */
async function workOf({ db }: TestStore) {
  const byKey = <T>(rows: readonly T[], key: (row: T) => string) => new Map(rows.map(row => [key(row), row]));
  return {
    acts: byKey(
      (await db.outbox.toArray()).map(({ id, caseId, mutation, state, finished }) => ({
        id,
        caseId,
        mutation,
        state,
        finished,
      })),
      row => row.id,
    ),
    overlay: byKey(await db.overlay.toArray(), row => row.id),
    drafts: byKey(
      (await db.drafts.toArray()).map(({ caseId, judgment, submittedAs }) => ({ caseId, judgment, submittedAs })),
      row => row.caseId,
    ),
    reviewDrafts: byKey(
      (await db.reviewDrafts.toArray()).map(({ reviewId, review, completedAs }) => ({ reviewId, review, completedAs })),
      row => row.reviewId,
    ),
  };
}

/** An act and what became of it last come together, as the journal gives them. */
function groupsOf(items: readonly JournalItem[]): JournalItem[][] {
  const settled = new Map(
    items.flatMap(item => (item.kind === 'settled' ? [[item.settlement.id, item] as const] : [])),
  );
  return items
    .filter(item => item.kind !== 'settled')
    .map(item => {
      const answer = item.kind === 'mutation' ? settled.get(item.mutation.id) : undefined;
      return answer ? [item, answer] : [item];
    });
}

async function restoreAll(store: TestStore, batches: readonly JournalItem[][]): Promise<void> {
  for (const items of batches) await store.cache['cache.restoreWork']({ items, seq: 0 });
}

test(`I3 I8 I10 a lost store is made again from the journal: whole, and the same in any order and any number of times (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 16 }),
      fc.infiniteStream(fc.nat(1_000_000)),
      async (steps, random) => {
        const journal = aJournal();
        const lived = await openTestStore({ keep: journal.keep });
        const [whole, shuffled] = [await openTestStore(), await openTestStore()];
        try {
          for (const store of [lived, whole, shuffled]) await store.pull(page);
          for (const [i, one] of steps.entries()) await live(lived, journal, one, i);
          const before = await workOf(lived);
          const groups = groupsOf(journal.items);
          await restoreAll(lived, groups);
          expect(await workOf(lived)).toEqual(before);

          await restoreAll(whole, [groups.flat()]);
          expect(await workOf(whole)).toEqual(before);
          const order = [...groups, ...groups].map(group => ({ group, at: Number(random.next().value) }));
          const anyOrder = order.toSorted((a, b) => a.at - b.at).map(({ group }) => group);
          await restoreAll(shuffled, anyOrder);
          expect(await workOf(shuffled)).toEqual(before);
        } finally {
          for (const store of [lived, whole, shuffled]) await store.discard();
        }
      },
    ),
    { seed: SEED, numRuns: 25 },
  );
}, 120_000);
