import { createRef, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CaseStatus } from '../../../shared/model/case.ts';
import { DocumentId, PersonId, SubmissionId } from '../../../shared/model/ids.ts';
import type { Review } from '../../../shared/model/review.ts';
import { putAnnotation } from '../../data/actions/put-annotation.ts';
import { useAnnotations } from '../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../data/queries/use-case-file.ts';
import { saveDraft } from '../../data/actions/save-draft.ts';
import { readDraft } from '../../data/queries/use-draft.ts';
import { systemClock } from '../../data/system-clock.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import {
  aCase,
  aDocument,
  aJudgment,
  anAnnotation,
  aPage,
  aProcess,
  aPut,
  aReview,
  aSubmission,
} from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { useKeyDispatch } from '../../ui/commands/use-key-dispatch.ts';
import { forgetPlaces } from '../../ui/places.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { JudgmentPanel, type JudgmentHandle } from './JudgmentPanel.tsx';
import { sampleDecision } from './testing/sample-decision.ts';
import { sampleForm } from './testing/sample-form.ts';

const record = aCase();
const mark = anAnnotation();
let store: TestStore;

beforeEach(forgetPlaces);
afterEach(() => store.discard());

async function begin(status: CaseStatus = 'in-progress', review?: Review, dmn = sampleDecision): Promise<void> {
  store = await openTestStore({ clock: systemClock });
  const process = aProcess({
    form: sampleForm,
    decision: { dmn, decision: 'outcome', outcomes: ['standard', 'rated'], override: 'with-rationale' },
    guidelines: '# Nicotine\n\nAsk for *cotinine* when in doubt. <script>alert(1)</script>',
    qa: { passScore: 98, defects: [{ id: 'misread', label: 'Misread document', weight: 1, critical: false }] },
  });
  const answers = { occupation: 'Roofer', smoker: false, risk: 'standard' };
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', process),
      aPut('case', record.id, aCase({ status })),
      aPut('document', 'd-1', aDocument({ id: DocumentId.parse('d-1') })),
      ...(review
        ? [
            aPut('submission', 's-1', aSubmission({ judgment: aJudgment({ answers }) })),
            aPut('review', review.id, review),
          ]
        : []),
    ]),
  );
}

const handle = createRef<JudgmentHandle>();

function Case({ onSubmitted = () => {} }: { onSubmitted?: () => void }) {
  useKeyDispatch();
  const caseFile = useCaseFile(record.id);
  const annotations = useAnnotations(record.id);
  const [revealed, setRevealed] = useState('');
  if (!caseFile || !annotations) return null;
  return (
    <main style={{ blockSize: 780, inlineSize: 720 }}>
      <output data-testid="revealed">{revealed}</output>
      <JudgmentPanel
        caseFile={caseFile}
        annotations={annotations}
        readOnly={false}
        onRevealEvidence={setRevealed}
        onFocusAnswer={() => {}}
        onSubmitted={onSubmitted}
        handle={handle}
      />
    </main>
  );
}

const answersKept = async () => (await readDraft(store, record.id))?.judgment.answers;

test('what is typed is on the disk within half a second, and again when the form is left', async () => {
  await begin();
  const screen = await renderWithStore(store, <Case />);
  await userEvent.fill(page.getByLabelText(/Occupation/), 'Roofer');
  await expect.poll(answersKept).toEqual({ occupation: 'Roofer' });
  await expect.element(page.getByText(/^Saved on this machine/)).toBeVisible();
  await userEvent.fill(page.getByLabelText(/Occupation/), 'Roofer, self-employed');
  void screen.unmount();
  await expect.poll(answersKept).toEqual({ occupation: 'Roofer, self-employed' });
});

test('a condition shows its question; its answer is kept when it hides again, and is not sent', async () => {
  await begin();
  await putAnnotation(store, mark);
  let submitted = 0;
  await renderWithStore(store, <Case onSubmitted={() => submitted++} />);
  await userEvent.click(page.getByRole('radio', { name: 'Yes' }).first());
  await userEvent.fill(page.getByLabelText('Cigarettes a day'), '12');
  await userEvent.click(page.getByRole('radio', { name: 'No', exact: true }).first());
  await expect.element(page.getByLabelText('Cigarettes a day')).not.toBeInTheDocument();
  handle.current?.cite(mark.id);
  await userEvent.fill(page.getByLabelText(/Occupation/), 'Roofer');
  handle.current?.cite(mark.id);
  await userEvent.click(page.getByRole('radio', { name: 'Standard' }));
  await userEvent.fill(page.getByLabelText('Reason (required)'), 'Nothing adverse');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Submit' }));
  await expect.poll(() => submitted).toBe(1);
  const sent = (await store.db.outbox.toArray())
    .map(entry => entry.mutation.act)
    .find(act => act.type === 'judgment.submit');
  expect(sent?.payload.judgment.answers).toEqual({ occupation: 'Roofer', smoker: false, risk: 'standard' });
  expect(sent?.payload.annotations.map(one => one.id)).toEqual([mark.id]);
  expect(await answersKept()).toBeDefined();
});

test('submitting too early names each missing thing and goes to the first', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await userEvent.click(page.getByRole('button', { name: /Submit/ }));
  const summary = page.getByRole('region', { name: /3 things are missing/ });
  await expect.element(summary).toBeVisible();
  await expect.element(page.getByLabelText(/Occupation/)).toHaveFocus();
  await userEvent.click(summary.getByRole('button', { name: /Risk class/ }));
  await expect.element(page.getByRole('radio', { name: 'Standard' })).toHaveFocus();
  await expectAccessible(page.getByRole('main').element());
});

test('a citation goes to the question that has the focus, and its chip shows the place', async () => {
  await begin();
  await putAnnotation(store, mark);
  await renderWithStore(store, <Case />);
  await expect.element(page.getByRole('form')).toBeVisible();
  expect(handle.current?.cite(mark.id)).toBe(false);
  await userEvent.click(page.getByLabelText(/Occupation/));
  await userEvent.keyboard('Roofer');
  await expect.element(page.getByText(/^Needs evidence/)).toBeVisible();
  expect(handle.current?.cite(mark.id)).toBe(true);
  await userEvent.click(page.getByRole('button', { name: 'Show in document: never smoked application.pdf' }));
  await expect.element(page.getByTestId('revealed')).toHaveTextContent(mark.id);
  await userEvent.click(page.getByRole('button', { name: 'Remove this evidence: never smoked' }));
  await expect.element(page.getByText(/^Needs evidence/)).toBeVisible();
});

test('a citation that was asked for at one question stays there when the person has gone on to another', async () => {
  await begin();
  await putAnnotation(store, mark);
  await renderWithStore(store, <Case />);
  await userEvent.fill(page.getByLabelText(/Occupation/), 'Roofer');
  await userEvent.click(page.getByRole('radio', { name: 'Standard' }));
  expect(handle.current?.cite(mark.id, '/occupation')).toBe(true);
  await expect
    .poll(async () => (await readDraft(store, record.id))?.judgment.evidence)
    .toEqual({ '/occupation': [mark.id] });
});

test('rows are added, copied and moved, and the keys go from question to question', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await userEvent.click(page.getByRole('button', { name: 'Add to “Conditions disclosed”' }));
  await expect.element(page.getByLabelText(/^Condition /)).toHaveFocus();
  await userEvent.keyboard('Asthma');
  await userEvent.click(page.getByRole('button', { name: 'Copy entry 1' }));
  await userEvent.fill(page.getByLabelText(/^Condition /).nth(1), 'Gout');
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}');
  await expect.poll(answersKept).toEqual({ conditions: [{ name: 'Gout' }, { name: 'Asthma' }] });
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}1');
  await expect.poll(answersKept).toEqual({ conditions: [{ name: 'Gout', ongoing: true }, { name: 'Asthma' }] });
});

test('a returned case has the reasons on top and at the answers, and can be edited again', async () => {
  await begin(
    'returned',
    aReview({
      submissionIds: [SubmissionId.parse('s-1')],
      reviewerId: PersonId.parse('p-lea'),
      status: 'completed',
      disposition: 'return',
      items: [
        {
          pointer: '/smoker',
          verdict: 'incorrect',
          comment: 'See the letter',
          correctedValue: true,
          defectId: 'misread',
        },
      ],
      completedAt: '2026-11-23T11:00:00Z',
    }),
  );
  await renderWithStore(store, <Case />);
  await expect.element(page.getByText('Returned: one answer to correct')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: /nicotine.*See the letter/ }));
  await expect.element(page.getByRole('radio', { name: 'No', exact: true }).first()).toHaveFocus();
  await expect.element(page.getByText('Misread document')).toBeVisible();
  await userEvent.keyboard('1');
  await expect.poll(answersKept).toEqual({ occupation: 'Roofer', smoker: true, risk: 'standard' });
  await expectAccessible(page.getByRole('main').element());
});

test('a submitted case is read, not written, and says why', async () => {
  await begin('submitted');
  await renderWithStore(store, <Case />);
  await expect.element(page.getByText(/^Submitted\. The answers are sealed/)).toBeVisible();
  await expect.element(page.getByLabelText(/Occupation/)).toHaveAttribute('readonly');
  expect(page.getByRole('button', { name: /Submit/ }).elements()).toHaveLength(0);
});

test('the rules decide as the answers come, say which rule it was, and an override needs a reason', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await userEvent.click(page.getByRole('radio', { name: 'Yes' }).first());
  const panel = page.getByRole('region', { name: 'Decision by the client’s rules' });
  await expect.element(panel.getByText('rated', { exact: true })).toBeVisible();
  await expect.element(panel.getByText(/Rule 1 applies.*Nicotine in 12 months/)).toBeVisible();
  await userEvent.click(panel.getByRole('button', { name: 'Decide otherwise' }));
  await expect.element(panel.getByLabelText(/^Reason/)).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
  await expect
    .poll(async () => (await readDraft(store, record.id))?.judgment.decision)
    .toMatchObject({ result: 'rated', matchedRules: ['rule-smoker'] });
});

test('when the rules cannot be read, what they once said of other answers is not kept with these', async () => {
  await begin('in-progress', undefined, 'no model at all');
  await saveDraft(store, aJudgment({ decision: { result: 'standard', matchedRules: ['rule-2'] } }), 0);
  await renderWithStore(store, <Case />);
  await userEvent.fill(page.getByLabelText(/Occupation/), 'Roofer');
  await expect.poll(async () => (await readDraft(store, record.id))?.judgment.decision).toBeUndefined();
});

test('guidelines are drawn as text: nothing in them runs', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await expect.element(page.getByRole('form')).toBeVisible();
  await userEvent.keyboard('{Alt>}g{/Alt}');
  const guidelines = page.getByRole('complementary', { name: 'Guidelines' });
  await expect.element(guidelines.getByRole('heading', { name: 'Nicotine' })).toBeVisible();
  expect(guidelines.element().querySelector('script')).toBeNull();
  await expectAccessible(page.getByRole('main').element());
});

test('what the form computes is shown, kept with the answers, and asked of nobody', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  const inches = page.getByRole('status', { name: /^Height in inches/ });
  await expect.element(inches).toHaveTextContent('No value yet');
  await expect.element(page.getByText('Computed once it is answered: Height')).toBeVisible();
  expect(await answersKept()).toBeUndefined();
  await userEvent.fill(page.getByRole('textbox', { name: 'Height' }), '180');
  // 180 / 2.54 = 70.866…, by hand; the international inch is 2.54 cm.
  await expect.element(inches).toHaveTextContent('70.9 in');
  await expect.poll(answersKept).toEqual({ height: 180, inches: 70.9 });
  await expect.element(page.getByText('1 of 6 answered').first()).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
});

test('what is wrong with an answer is said when it is left, what is missing is not', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await userEvent.fill(page.getByRole('textbox', { name: 'Height' }), '18');
  await expect.element(page.getByText('Too small: the least is 100 cm.')).not.toBeInTheDocument();
  await userEvent.click(page.getByLabelText(/Occupation/));
  await expect.element(page.getByText('Too small: the least is 100 cm.')).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Height' }), '182');
  await expect.element(page.getByText('Too small: the least is 100 cm.')).not.toBeInTheDocument();
  await userEvent.click(page.getByRole('spinbutton', { name: /day/ }));
  await userEvent.keyboard('24');
  await userEvent.click(page.getByLabelText(/Occupation/));
  await expect.element(page.getByText('This is not a date. Write year, month and day.')).toBeVisible();
  await userEvent.click(page.getByRole('spinbutton', { name: /day/ }));
  await userEvent.keyboard('24121980');
  await expect.element(page.getByText('This is not a date. Write year, month and day.')).not.toBeInTheDocument();
  await expect.poll(answersKept).toMatchObject({ height: 182, born: '1980-12-24' });
  await expect.element(page.getByText('Answer this question.')).not.toBeInTheDocument();
});

test('a case begun on another device goes on from the server’s draft', async () => {
  await begin();
  const theirs = aJudgment({ answers: { occupation: 'Roofer' }, updatedAt: '2026-11-23T09:40:00Z' });
  await store.pull(aPage([aPut('judgment', 'j-1', theirs, 4)]));
  await renderWithStore(store, <Case />);
  await expect.element(page.getByLabelText(/Occupation/)).toHaveValue('Roofer');
  await expect.element(page.getByText(/^Draft from the server/)).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Height' }), '180');
  await expect.poll(answersKept).toMatchObject({ occupation: 'Roofer', height: 180 });
  expect(await store.db.drafts.get(record.id)).toMatchObject({ baseVersion: 4 });
});
