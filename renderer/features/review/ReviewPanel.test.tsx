import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PersonId, ReviewId, SubmissionId } from '../../../shared/model/ids.ts';
import type { Review } from '../../../shared/model/review.ts';
import { useCaseFile } from '../../data/queries/use-case-file.ts';
import { readReviewDraft } from '../../data/queries/use-review-draft.ts';
import { systemClock } from '../../data/system-clock.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
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
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { useKeyDispatch } from '../../ui/commands/use-key-dispatch.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { ReviewPanel } from './ReviewPanel.tsx';

const LEA = PersonId.parse('p-lea');
const record = aCase({ status: 'in-review' });
const mark = anAnnotation();
let store: TestStore;

afterEach(() => store.discard());

const form = {
  schema: {
    type: 'object',
    required: ['smoker', 'sum'],
    properties: {
      smoker: { type: 'boolean', title: 'Smoker?', 'x-critical': true },
      sum: { type: 'integer', title: 'Sum assured', 'x-unit': 'EUR', 'x-weight': 3 },
      note: { type: 'string', title: 'Note' },
      monthly: { type: 'number', title: 'Monthly', 'x-calculated': 'sum / 12' },
      parties: {
        type: 'array',
        title: 'Parties',
        items: { type: 'object', properties: { name: { type: 'string', title: 'Name' } } },
      },
    },
  },
};

async function begin(reviews: readonly Review[] = [aReview()], me = LEA): Promise<void> {
  store = await openTestStore({ clock: systemClock, unlocked: { me: aPerson({ id: me, roles: ['lead'] }) } });
  const first = aSubmission({
    judgment: aJudgment({ answers: { smoker: false, sum: 250_000 }, evidence: { '/smoker': [mark.id] } }),
    annotations: [mark],
  });
  const second = aSubmission({
    ...first,
    id: SubmissionId.parse('s-2'),
    round: 2,
    submittedAt: '2026-11-23T12:00:00Z',
    judgment: aJudgment({ answers: { smoker: true, sum: 250_000 }, evidence: { '/smoker': [mark.id] } }),
  });
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess({ form, qa: { passScore: 98, defects: [] } })),
      aPut('case', record.id, record),
      aPut('submission', 's-1', first),
      ...(reviews.length > 1 ? [aPut('submission', 's-2', second)] : []),
      ...reviews.map(review => aPut('review', review.id, review)),
    ]),
  );
}

function Case({ onCompleted = () => {} }: { onCompleted?: () => void }) {
  useKeyDispatch();
  const caseFile = useCaseFile(record.id);
  const review = caseFile?.reviews.at(-1)?.record;
  const submission = caseFile?.submissions.at(-1);
  if (!caseFile || !review || !submission) return null;
  return (
    <main style={{ blockSize: 780, inlineSize: 760 }}>
      <ReviewPanel
        caseFile={caseFile}
        submission={submission}
        review={review}
        readOnly={false}
        onRevealEvidence={() => {}}
        onCompleted={onCompleted}
      />
    </main>
  );
}

const row = (name: string) => page.getByRole('group', { name, exact: true });

test('a whole review is made with keys only, and what is entered is kept at once', async () => {
  await begin();
  let completed = 0;
  await renderWithStore(store, <Case onCompleted={() => completed++} />);
  await expect.element(row('Smoker? critical')).toBeVisible();
  (row('Smoker? critical').element() as HTMLElement).focus();
  await userEvent.keyboard('1');
  await expect.element(row('Sum assured')).toHaveFocus();
  await userEvent.keyboard('i');
  await expect.element(page.getByLabelText('What is wrong (required)')).toHaveFocus();
  await userEvent.keyboard('Policy says 200,000');
  await expect
    .poll(async () => (await readReviewDraft(store, 'r-1'))?.items)
    .toEqual([
      { pointer: '/smoker', verdict: 'correct' },
      { pointer: '/sum', verdict: 'incorrect', comment: 'Policy says 200,000' },
    ]);
  await userEvent.tab();
  await userEvent.keyboard('200000');
  await userEvent.keyboard('{Alt>}n{/Alt}');
  await expect.element(row('Note')).toHaveFocus();
  await userEvent.keyboard('n');
  await expect.element(row('Parties')).toHaveFocus();
  await userEvent.keyboard('n');
  await expectAccessible(page.getByRole('main').element());
  await expect.element(page.getByRole('radio', { name: /^Accept Every/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('dialog').getByRole('button', { name: 'Return' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => completed).toBe(1);
  const act = (await store.db.outbox.toArray())
    .map(entry => entry.mutation.act)
    .find(one => one.type === 'review.complete');
  expect(act?.payload).toMatchObject({
    status: 'completed',
    disposition: 'return',
    score: 25,
    items: [
      { pointer: '/smoker', verdict: 'correct' },
      { pointer: '/sum', verdict: 'incorrect', comment: 'Policy says 200,000', correctedValue: 200_000 },
      { pointer: '/note', verdict: 'not-applicable' },
      { pointer: '/parties', verdict: 'not-applicable' },
    ],
  });
});

test('the rest is marked correct in one go; an acceptance with a mistake is refused in words', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await userEvent.click(page.getByRole('radio', { name: /^Incorrect/ }).first());
  await userEvent.keyboard('Wrong');
  await userEvent.click(page.getByRole('button', { name: 'Mark the other 3 correct' }));
  await expect.element(page.getByText('4 of 4 judged').first()).toBeVisible();
  await userEvent.click(page.getByText('Every answer stands as it is.'));
  await userEvent.click(page.getByRole('button', { name: /^Finish/ }));
  await expect.element(page.getByText(/Not every answer stands.*Smoker/)).toBeVisible();
});

test('after a return the changed answer is marked and the rest is folded away with its verdict', async () => {
  const returned = aReview({
    reviewerId: LEA,
    status: 'completed',
    disposition: 'return',
    items: [
      { pointer: '/smoker', verdict: 'incorrect', comment: 'See the letter' },
      { pointer: '/sum', verdict: 'correct' },
    ],
    completedAt: '2026-11-23T11:00:00Z',
  });
  await begin([returned, aReview({ id: ReviewId.parse('r-2'), submissionIds: [SubmissionId.parse('s-2')] })]);
  await renderWithStore(store, <Case />);
  await expect.element(page.getByText('Changed since the last round. Before: No')).toBeVisible();
  await expect.element(page.getByText('You returned this with: See the letter')).toBeVisible();
  await expect.element(page.getByText('One unchanged answer, judged before')).toBeVisible();
  await expect.element(page.getByText('1 of 4 judged').first()).toBeVisible();
});

test('nobody reviews their own work', async () => {
  await begin([aReview()], aSubmission().userId);
  await renderWithStore(store, <Case />);
  await expect.element(page.getByText(/^This is your own work/)).toBeVisible();
  expect(page.getByRole('button', { name: /^Finish/ }).elements()).toHaveLength(0);
});

test('an empty list can be judged: one is missing, and what to do about it is said', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await expect.element(row('Parties').getByText('No answer')).toBeVisible();
  await userEvent.click(row('Parties').getByRole('radio', { name: /^Incorrect/ }));
  await expect.element(page.getByLabelText('What is wrong (required)')).toHaveFocus();
  await expect.element(row('Parties').getByText(/^A missing entry is added by the analyst/)).toBeVisible();
  expect(page.getByText('Correct answer').elements()).toHaveLength(0);
  await expectAccessible(page.getByRole('main').element());
});

test('what was computed is read and not judged; an entry of a list says which one it is', async () => {
  await begin();
  await store.pull(
    aPage([
      aPut(
        'submission',
        's-1',
        aSubmission({
          judgment: aJudgment({
            answers: { smoker: false, sum: 1200, monthly: 100, parties: [{ name: 'Ana' }, { name: 'Ben' }] },
            evidence: { '/parties': [mark.id] },
          }),
        }),
        2,
      ),
    ]),
  );
  await renderWithStore(store, <Case />);
  await expect.element(row('Parties 2 · Name')).toBeVisible();
  await expect.element(page.getByText('0 of 5 judged').first()).toBeVisible();
  await expect.element(row('Monthly computed').getByText('100')).toBeVisible();
  expect(row('Monthly computed').getByRole('radio').elements()).toHaveLength(0);
  // What the list as a whole rests on stands with the list, which is judged by its entries.
  await expect.element(row('Parties').getByLabelText('Evidence for “Parties”')).toBeVisible();
  await expect.element(row('Parties').getByText('Judged entry by entry')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Mark the other 5 correct' }));
  await expect.element(page.getByText('5 of 5 judged').first()).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
});
