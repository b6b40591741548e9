import { createRef } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FormDefinition } from '../../../../shared/model/process.ts';
import { saveDraft } from '../../../data/actions/save-draft.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { readDraft } from '../../../data/queries/use-draft.ts';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aJudgment, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { useKeyDispatch } from '../../../ui/commands/use-key-dispatch.ts';
import { forgetPlaces } from '../../../ui/places.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { JudgmentPanel } from '../JudgmentPanel.tsx';

const form = (properties: Record<string, object>, required: string[] = []): FormDefinition => ({
  schema: { type: 'object', required, properties },
});
const job = { type: 'string', title: 'Occupation' };
const plan = (...options: string[]) => ({ title: 'Plan', enum: options });
const former = form({
  job,
  smoker: { type: 'boolean', title: 'Smoker' },
  plan: plan('A', 'B'),
  notes: { type: 'string', title: 'Notes' },
});
const newer = form(
  {
    job,
    smoker: { type: 'boolean', title: 'Smoker in the last 12 months' },
    plan: plan('B', 'C'),
    income: { type: 'integer', title: 'Income' },
  },
  ['job', 'plan'],
);
const typed = aJudgment({ answers: { job: 'Roofer', smoker: false, plan: 'A', notes: 'Call back' } });
const record = aCase({ status: 'in-progress' });
const changed = [
  aPut('process', 'new-business@2', aProcess({ version: 2, form: newer, guidelines: 'New' })),
  aPut('case', 'c-1', aCase({ status: 'in-progress', process: { processId: 'new-business', version: 2 } }), 2),
];
let store: TestStore;

afterEach(async () => {
  document.documentElement.removeAttribute('data-theme');
  forgetPlaces();
  await store.discard();
});

/** A draft of version 1, and the client has gone on to version 2. */
async function begin(isOldHere = true): Promise<void> {
  store = await openTestStore({ clock: systemClock });
  const old = aPut('process', 'new-business@1', aProcess({ form: former }));
  await store.pull(aPage([...(isOldHere ? [old] : []), aPut('case', 'c-1', record)]));
  await saveDraft(store, typed, 0);
  await store.pull(aPage(changed, { nextCursor: 'two' }));
}

function Case() {
  useKeyDispatch();
  const caseFile = useCaseFile(record.id);
  if (!caseFile) return null;
  return (
    <main style={{ blockSize: 780, inlineSize: 720 }}>
      <JudgmentPanel
        caseFile={caseFile}
        annotations={[]}
        readOnly={false}
        onRevealEvidence={() => {}}
        onFocusAnswer={() => {}}
        onSubmitted={() => {}}
        handle={createRef()}
      />
    </main>
  );
}

const kept = () => readDraft(store, record.id);
const seeChanges = () => userEvent.click(page.getByRole('button', { name: 'See what changes…' }));
const move = async () => {
  await seeChanges();
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Move the draft' }));
  await expect.element(page.getByText(/^Moved from version 1 of the form/)).toBeVisible();
};
const sent = async () =>
  (await store.db.outbox.toArray())
    .map(({ mutation }) => mutation.act)
    .flatMap(act => (act.type === 'judgment.submit' ? [act.payload.judgment] : []));

test.each(['light', 'dark'])(
  'on a %s page everything that a move does is shown before anything changes',
  async theme => {
    document.documentElement.dataset['theme'] = theme;
    await begin();
    await renderWithStore(store, <Case />);
    await expect.element(page.getByText('This client changed the form (version 1 → 2)')).toBeVisible();
    // Until then the draft is on the form that it was begun on.
    await expect.element(page.getByLabelText('Notes')).toHaveValue('Call back');
    await seeChanges();
    const dialog = page.getByRole('dialog', { name: 'Move the draft to version 2?' });
    const part = (name: string) => dialog.getByRole('region', { name });
    await expect
      .element(part('1 answer does not fit any more').getByText('Plan – A (changed: the choices)'))
      .toBeVisible();
    await expect
      .element(part('1 answer to check again').getByText('Smoker – No (changed: the words of the question)'))
      .toBeVisible();
    await expect.element(part('1 answer is not asked for any more').getByText('Notes – Call back')).toBeVisible();
    await expect.element(part('1 new question').getByText('Income')).toBeVisible();
    await expect
      .element(part('What is wanted with an answer').getByText('Occupation – must be answered'))
      .toBeVisible();
    await expect.element(part('Rules and guidelines').getByText('The guidelines are others.')).toBeVisible();
    await expect.element(dialog.getByText('One answer comes along unchanged.')).toBeVisible();
    await expectAccessible();
    await userEvent.click(dialog.getByRole('button', { name: 'Keep the old version' }));
    expect((await kept())?.judgment).toEqual(typed);
  },
);

test.each(['light', 'dark'])('on a %s page a moved draft says at each answer what is to be checked', async theme => {
  document.documentElement.dataset['theme'] = theme;
  await begin();
  const screen = await renderWithStore(store, <Case />);
  await move();
  await expect.element(page.getByText('2 answers are to be checked again.')).toBeVisible();
  await expect
    .element(page.getByText('Check again. With the new version changed: the words of the question.'))
    .toBeVisible();
  await expect.element(page.getByText(/^Your answer in version 1, “A”, does not fit any more/)).toBeVisible();
  await expect.element(page.getByLabelText(/^Occupation/)).toHaveValue('Roofer');
  await expectAccessible();
  expect(await kept()).toMatchObject({
    judgment: { process: { version: 2 }, answers: { job: 'Roofer', smoker: false } },
    migration: { before: { process: { version: 1 }, answers: typed.answers } },
  });
  expect((await kept())?.judgment.answers).not.toHaveProperty('notes');
  await screen.unmount();
  // Left and opened again, it is still to be checked.
  await renderWithStore(store, <Case />);
  await expect.element(page.getByText('2 answers are to be checked again.')).toBeVisible();
  await userEvent.click(page.getByText(/not asked for any more: kept here/));
  await expect.element(page.getByText('Notes – Call back')).toBeVisible();
});

test('a submission names what is not confirmed; a key confirms, a new answer does too, and then it goes', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await move();
  await userEvent.click(page.getByRole('button', { name: 'Submit' }));
  const summary = page.getByRole('region', { name: /3 things are missing or wrong/ });
  await userEvent.click(summary.getByRole('button', { name: /^Smoker.*: confirm your answer or change it/ }));
  await userEvent.keyboard('{Alt>}k{/Alt}');
  await expect.element(page.getByText('One answer is to be checked again.')).toBeVisible();
  // The key goes on to the next one, which is answered anew.
  await expect.element(page.getByRole('radio', { name: 'B', exact: true })).toHaveFocus();
  await userEvent.click(page.getByRole('radio', { name: 'C', exact: true }));
  await expect.element(page.getByText('Every moved answer is confirmed.')).toBeVisible();
  await expect.poll(async () => (await kept())?.migration?.unchecked).toEqual({});
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Submit' }));
  await expect
    .poll(sent)
    .toMatchObject([{ process: { version: 2 }, answers: { job: 'Roofer', smoker: false, plan: 'C' } }]);
  expect((await sent())[0]?.answers).not.toHaveProperty('notes');
});

test('the button at the answer confirms it and the person stays at the question', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await move();
  await userEvent.click(page.getByRole('button', { name: 'Still right' }));
  await expect.element(page.getByRole('radio', { name: 'No', exact: true })).toHaveFocus();
  await expect.element(page.getByRole('button', { name: 'Still right' })).not.toBeInTheDocument();
  await expect.poll(async () => Object.keys((await kept())?.migration?.unchecked ?? {})).toEqual(['/plan']);
});

test('who keeps the old version goes on with it and submits it', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await userEvent.click(page.getByRole('button', { name: 'Keep the old version' }));
  await expect.element(page.getByText(/^This client changed the form/)).not.toBeInTheDocument();
  await userEvent.fill(page.getByLabelText('Notes'), 'Called');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Submit' }));
  await expect.poll(sent).toMatchObject([{ process: { version: 1 }, answers: { ...typed.answers, notes: 'Called' } }]);
});

test('I8 undoing a move shows the old form with the old answers, and keeps what was typed since', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await move();
  await userEvent.fill(page.getByLabelText(/^Occupation/), 'Carpenter');
  await userEvent.click(page.getByRole('button', { name: 'Undo the move…' }));
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Undo the move' }));
  await expect.element(page.getByLabelText('Notes')).toHaveValue('Call back');
  await expect.element(page.getByText('This client changed the form (version 1 → 2)')).toBeVisible();
  expect((await kept())?.judgment).toMatchObject({ process: { version: 1 }, answers: typed.answers });
  const asides = (await store.db.outbox.toArray()).filter(({ state }) => state === 'set-aside');
  expect(asides.map(({ mutation }) => mutation.act)).toMatchObject([
    { type: 'judgment.save', payload: { answers: { job: 'Carpenter' } } },
  ]);
});

test('a draft that cannot be moved is said and stays what it was', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await seeChanges();
  // The database itself, because not every write goes through Dexie.
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const dialog = page.getByRole('dialog');
  await userEvent.click(dialog.getByRole('button', { name: 'Move the draft' }));
  await expect.element(dialog.getByText(/^The draft could not be moved and is as it was/)).toBeVisible();
  full.mockRestore();
  expect(await kept()).toMatchObject({ judgment: typed });
  await userEvent.click(dialog.getByRole('button', { name: 'Move the draft' }));
  await expect.element(page.getByText(/^Moved from version 1/)).toBeVisible();
});

test('without the old version the answers are shown and not gone on with, until the draft is moved', async () => {
  await begin(false);
  await renderWithStore(store, <Case />);
  await expect.element(page.getByText('This client changed the form, now version 2')).toBeVisible();
  await expect.element(page.getByLabelText(/^Occupation/)).toHaveAttribute('readonly');
  await move();
  await expect.element(page.getByText('3 answers are to be checked again.')).toBeVisible();
  await userEvent.fill(page.getByLabelText(/^Occupation/), 'Carpenter');
  await expect.poll(async () => (await kept())?.judgment.answers).toMatchObject({ job: 'Carpenter' });
});

test('while answers of a move are to be checked the next version waits, and the form stays as it is', async () => {
  await begin();
  await renderWithStore(store, <Case />);
  await move();
  const third = [
    aPut('process', 'new-business@3', aProcess({ version: 3, form: former })),
    aPut('case', 'c-1', aCase({ status: 'in-progress', process: { processId: 'new-business', version: 3 } }), 3),
  ];
  await store.pull(aPage(third, { nextCursor: 'three' }));
  await expect.element(page.getByText('This client changed the form (version 2 → 3)')).toBeVisible();
  await expect
    .element(page.getByText(/^Your draft stays as it is\. Confirm the answers of the last move first/))
    .toBeVisible();
  const see = page.getByRole('button', { name: 'See what changes…' });
  await expect.element(see).toBeDisabled();
  await userEvent.click(page.getByRole('button', { name: 'Still right' }));
  await userEvent.click(page.getByRole('button', { name: 'Leave it like this' }));
  await expect.element(see).toBeEnabled();
  await expect.element(page.getByLabelText('Income')).toBeVisible();
});
