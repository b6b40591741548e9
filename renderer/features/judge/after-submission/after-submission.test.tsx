import '../../../testing/all-texts.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CaseStatus } from '../../../../shared/model/case.ts';
import { DocumentId } from '../../../../shared/model/ids.ts';
import type { FormDefinition } from '../../../../shared/model/process.ts';
import { recallSubmission } from '../../../data/actions/recall-submission.ts';
import { readDraft } from '../../../data/queries/use-draft.ts';
import { keepGuidelinesSeen } from '../../../data/queries/use-guidelines-seen.ts';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aDocument, aJudgment, aPage, aProcess, aPut, aSubmission } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { forgetPlaces } from '../../../ui/places.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { CaseOnScreen } from '../testing/CaseOnScreen.tsx';

const schema = {
  type: 'object',
  'x-change-reasons': [
    { code: 'misread', label: 'I misread the document' },
    { code: 'other', label: 'Something else' },
  ],
  properties: {
    occupation: { type: 'string', title: 'Occupation', 'x-guideline': '#Work' },
    notes: { type: 'string', title: 'Notes', 'x-guideline': 'Write for the *client*.' },
  },
};
const SIGNED = 'Signed by Ana Ferreira';
let store: TestStore;
let tried: string[];

beforeEach(() => {
  forgetPlaces();
  tried = [];
});
afterEach(() => store.discard());

async function begin(form: FormDefinition, status: CaseStatus, rationale: Record<string, string> = {}) {
  store = await openTestStore({ clock: systemClock });
  const judgment = aJudgment({ answers: { occupation: 'Roofer' }, rationale });
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess({ form, guidelines: '# Work\n\nAsk twice.\n\n# Other\n\nAsk once.' })),
      aPut('case', 'c-1', aCase({ status })),
      aPut('document', 'd-1', aDocument({ id: DocumentId.parse('d-1') })),
      ...(status === 'returned' ? [aPut('submission', 's-1', aSubmission({ judgment }))] : []),
    ]),
  );
}
const confirmPin = async (pin: string) => {
  tried.push(pin);
  return pin === '730164' ? null : 'The PIN is wrong.';
};
const draw = () => renderWithStore(store, <CaseOnScreen caseId={aCase().id} onConfirmPin={confirmPin} />);
const occupation = () => page.getByRole('textbox', { name: /^Occupation/ });
const kept = async () => (await readDraft(store, 'c-1'))?.judgment;
const submit = async () => {
  await userEvent.click(page.getByRole('button', { name: /^Submit/ }));
};

test('an answer that was submitted and is changed asks for a reason, which goes with it', async () => {
  await begin({ schema }, 'returned');
  await draw();
  await userEvent.fill(occupation(), 'Baker');
  const reason = page.getByRole('group', { name: 'Why “Occupation” is changed' });
  await expect.element(reason.getByText('Submitted before: Roofer')).toBeVisible();
  await submit();
  await expect.element(page.getByRole('button', { name: /^Occupation – This was submitted/ })).toBeVisible();
  await userEvent.click(reason.getByRole('button', { name: /Why is it changed/ }));
  await userEvent.click(page.getByRole('option', { name: 'I misread the document' }));
  await userEvent.fill(reason.getByLabelText('In your words'), 'page 4');
  await expectAccessible(page.getByRole('main').element());
  await expect.poll(kept).toMatchObject({ rationale: { '/occupation/x-change': 'misread: page 4' } });
  await userEvent.fill(occupation(), 'Roofer');
  await expect.element(reason).not.toBeInTheDocument();
});

test('a submission that is still here is taken back, and its answers are the draft again', async () => {
  await begin({ schema: { ...schema, 'x-change-reasons': [] } }, 'in-progress');
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  await submit();
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Submit' }));
  await userEvent.click(page.getByRole('button', { name: 'Take it back' }));
  await expect.element(occupation()).not.toHaveAttribute('readonly');
  await expect.element(occupation()).toHaveValue('Roofer');
  const entries = await store.db.outbox.toArray();
  const sent = entries.filter(({ mutation }) => mutation.act.type === 'judgment.submit');
  expect(sent.map(({ state }) => state)).toEqual(['set-aside']);
  expect(await store.cache['cache.markSending'](sent.map(({ id }) => id))).toEqual({ ok: true, value: [] });
});

test('a submission that is on its way is not taken back', async () => {
  await begin({ schema }, 'in-progress');
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  await submit();
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Submit' }));
  await expect.element(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
  const [entry] = (await store.db.outbox.toArray()).filter(one => one.mutation.act.type === 'judgment.submit');
  expect(await store.cache['cache.markSending'](entry ? [entry.id] : [])).toMatchObject({ ok: true });
  expect(await recallSubmission(store, aCase().id, 'why')).toMatchObject({ failure: { code: 'on-its-way' } });
});

test('where the process wants it, a submission is signed with the PIN; a wrong one signs nothing', async () => {
  await begin({ schema: { ...schema, 'x-sign-off': true } }, 'in-progress');
  await draw();
  await userEvent.fill(occupation(), 'Roofer');
  await submit();
  const dialog = page.getByRole('dialog');
  await expectAccessible(dialog.element());
  const pin = dialog.getByRole('textbox', { name: /^Your PIN/ }).or(dialog.getByLabelText(/^Your PIN/));
  const sign = dialog.getByRole('button', { name: 'Sign and submit' });
  await userEvent.click(sign);
  await expect.element(dialog.getByText('Enter your PIN to sign.')).toBeVisible();
  await userEvent.fill(pin.first(), '111111');
  await userEvent.click(sign);
  await expect.element(dialog.getByText('The PIN is wrong.')).toBeVisible();
  expect(await store.db.outbox.where('state').equals('waiting').count()).toBe(0);
  await userEvent.fill(pin.first(), '730164');
  await userEvent.click(sign);
  await expect.poll(() => store.db.outbox.where('state').equals('waiting').count()).toBe(1);
  expect(tried).toEqual(['111111', '730164']);
  const [entry] = await store.db.outbox.toArray();
  const act = entry?.mutation.act;
  const said = act?.type === 'judgment.submit' ? act.payload.judgment.rationale : {};
  expect(Object.keys(said)).toEqual(['/x-signature']);
  expect(Object.values(said)[0]).toMatch(/^Signed by Ana Ferreira, .* confirmed by PIN$/);
});

test('a change of what was signed takes the signature away and says so; undo brings it back', async () => {
  await begin({ schema: { ...schema, 'x-sign-off': true } }, 'returned', { '/x-signature': SIGNED });
  await draw();
  await expect.element(occupation()).toBeVisible();
  const voided = page.getByText(/^The signature no longer holds/);
  await expect.element(voided).not.toBeInTheDocument();
  await userEvent.fill(occupation(), 'Baker');
  await expect.element(voided).toBeVisible();
  await expect.poll(kept).toMatchObject({ answers: { occupation: 'Baker' }, rationale: {} });
  await userEvent.click(page.getByRole('textbox', { name: 'Notes' }));
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(voided).not.toBeInTheDocument();
  await expect.element(occupation()).toHaveValue('Roofer');
});

test('guidelines that changed since are open by themselves, word by word, until they were read', async () => {
  await begin({ schema }, 'in-progress');
  const earlier = { processId: aProcess().processId, version: 0 };
  await keepGuidelinesSeen(store, earlier, '# Work\n\nAsk once.\n\n# Other\n\nAsk once.');
  await draw();
  const changed = page.getByRole('region', { name: 'Changed since version 0, which you last worked by' });
  await expect.element(changed.getByRole('deletion')).toHaveTextContent('once.');
  await expect.element(changed.getByRole('insertion')).toHaveTextContent('twice.');
  await userEvent.click(page.getByRole('textbox', { name: 'Notes' }));
  await expect
    .element(page.getByRole('region', { name: 'Guideline for “Notes”' }).getByText(/^Write for the/))
    .toBeVisible();
  await userEvent.click(occupation());
  await expect.element(page.getByRole('heading', { name: 'Work' })).toHaveAttribute('data-current');
  await expectAccessible(page.getByRole('main').element());
  await userEvent.click(changed.getByRole('button', { name: 'I have read it' }));
  await expect.element(changed).not.toBeInTheDocument();
});
