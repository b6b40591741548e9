import { afterEach, expect, test } from 'vitest';
import { CaseId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { ok } from '../../../shared/result.ts';
import { aJournal } from '../../testing/a-journal.ts';
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
import { readDraft } from '../queries/use-draft.ts';
import { completeReview } from './complete-review.ts';
import { putAnnotation } from './put-annotation.ts';
import { removeAnnotation } from './remove-annotation.ts';
import { resolveOutboxEntry } from './resolve-outbox-entry.ts';
import { saveDraft } from './save-draft.ts';
import { saveReviewDraft } from './save-review-draft.ts';
import { shareDraft } from './share-draft.ts';
import { startCase } from './start-case.ts';
import { submitJudgment } from './submit-judgment.ts';

const open: TestStore[] = [];
async function withCase(...options: Parameters<typeof openTestStore>): Promise<TestStore> {
  const store = await openTestStore(...options);
  open.push(store);
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      aPut('case', 'c-1', aCase(), 3),
      aPut('submission', 's-1', aSubmission({ userId: 'p-ben' })),
      aPut('review', 'r-1', aReview(), 2),
    ]),
  );
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.discard();
});
const caseId = CaseId.parse('c-1');

/** What an item is, without the words in it. */
function said(item: JournalItem): string {
  if (item.kind === 'mutation') return `${item.mutation.seq} ${item.mutation.act.type}`;
  return item.kind === 'settled' ? `${item.kind} ${item.settlement.state}` : item.kind;
}

test('I3 everything that a person does is in the journal when the action says that it is saved', async () => {
  const journal = aJournal();
  const store = await withCase({ keep: journal.keep, unlocked: { me: aPerson({ roles: ['analyst', 'lead'] }) } });
  const saved = [
    await startCase(store, caseId),
    await putAnnotation(store, anAnnotation()),
    await removeAnnotation(store, anAnnotation()),
  ];
  await saveDraft(store, aJudgment(), 0);
  saved.push(await shareDraft(store, caseId));
  await saveDraft(store, aJudgment({ updatedAt: '2026-11-23T10:00:00Z' }), 0);
  saved.push(await shareDraft(store, caseId), await submitJudgment(store, aJudgment()));
  await saveReviewDraft(store, aReview());
  saved.push(await completeReview(store, aReview({ status: 'completed', disposition: 'accept' })));
  expect(saved.every(({ notKept }) => notKept === null)).toBe(true);
  expect(journal.items.map(said)).toEqual([
    '1 case.start',
    '2 annotation.put',
    '3 annotation.delete',
    'draft',
    '4 judgment.save',
    'draft',
    'settled set-aside',
    '5 judgment.save',
    '6 judgment.submit',
    'review-draft',
    '7 review.complete',
  ]);
  const kept = journal.items.flatMap(item => (item.kind === 'mutation' ? [item.mutation] : []));
  const rows = await store.db.outbox.orderBy('seq').toArray();
  expect(kept).toEqual(rows.map(row => row.mutation));
});

test('I3 a decision about a refusal is in the journal, with the draft that it gave back', async () => {
  const journal = aJournal();
  const store = await withCase({ keep: journal.keep });
  await submitJudgment(store, aJudgment());
  const [entry] = await outboxOf(store);
  await settleEntry(store, 1, 'rejected', { reason: 'Cancelled' });
  await resolveOutboxEntry(store, entry?.id ?? expect.fail('No entry'), 'keep-theirs');
  expect(journal.items.map(said)).toEqual(['1 judgment.submit', 'settled set-aside', 'draft']);
});

test.each(['storage', 'locked', 'disconnected', 'timed-out'] as const)(
  'I3 an act that the journal did not take (%s) is done once, says so, and is given to it again',
  async code => {
    const journal = aJournal();
    const timers: (() => void)[] = [];
    let now = Date.parse('2026-11-23T12:00:00Z');
    const clock = { now: () => now++, after: (_ms: number, run: () => void) => (timers.push(run), () => {}) };
    const store = await withCase({ keep: journal.keep, clock });
    journal.fail(code);
    const notKept = code === 'timed-out' ? 'disconnected' : code;
    expect(await submitJudgment(store, aJudgment())).toEqual({ notKept });
    expect(store.unkept.read()).toEqual({ count: 1, code: notKept });
    expect((await outboxOf(store)).map(({ mutation }) => mutation.seq)).toEqual([1]);
    journal.fail(null);
    for (const run of timers.splice(0)) run();
    await expect.poll(() => store.unkept.read()).toBeNull();
    expect(journal.items.map(said)).toEqual(['1 judgment.submit']);
  },
);

test('I3 a draft that the journal did not take is not called saved; what the store has of it stays', async () => {
  const journal = aJournal();
  const store = await withCase({ keep: journal.keep });
  journal.fail('storage');
  await expect(saveDraft(store, aJudgment({ answers: { smoker: true } }), 0)).rejects.toMatchObject({
    code: 'storage',
  });
  expect((await readDraft(store, 'c-1'))?.judgment.answers).toEqual({ smoker: true });
});

test('I3 nothing is called saved while the journal is still writing', async () => {
  const writing = Promise.withResolvers<void>();
  const store = await withCase({
    keep: async () => {
      await writing.promise;
      return ok(undefined);
    },
  });
  const saving = saveDraft(store, aJudgment(), 0).then(() => 'saved');
  await expect.poll(() => store.db.drafts.count()).toBe(1);
  expect(await Promise.race([saving, Promise.resolve('not yet')])).toBe('not yet');
  writing.resolve();
  expect(await saving).toBe('saved');
});

test('I3 an act that was committed and never reached the journal, because everything ended, is taken from the store', async () => {
  const journal = aJournal();
  const store = await withCase({ keep: () => new Promise(() => {}) });
  void submitJudgment(store, aJudgment());
  await expect.poll(() => store.db.outbox.count()).toBe(1);
  store.close();
  const again = await openTestStore({ unlocked: store.unlocked, keep: journal.keep });
  open.splice(open.indexOf(store), 1, again);
  await journal.reconcile(again);
  expect(journal.items.map(said)).toEqual(['1 judgment.submit']);
  expect(await outboxOf(again)).toHaveLength(1);
});
