import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { forgetPlaces } from '../../../ui/places.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { ShownCase } from '../testing/ShownCase.tsx';

const record = aCase();
const form = {
  schema: {
    type: 'object',
    properties: {
      claimed: { type: 'integer', title: 'Claimed', 'x-evidence': 'none' },
      paid: { type: 'integer', title: 'Paid', 'x-evidence': 'none' },
      days: { type: 'integer', title: 'Days', 'x-evidence': 'none' },
    },
    'x-checks': [
      { id: 'paid', severity: 'hard', when: 'paid > claimed', message: 'More is paid than claimed.' },
      { id: 'long', severity: 'soft', when: 'days > 100', message: 'More than 100 days.' },
      { id: 'round', severity: 'advisory', when: 'modulo(paid, 1000) = 0', message: 'A round sum.' },
    ],
  },
};
let store: TestStore;

beforeEach(async () => {
  forgetPlaces();
  store = await openTestStore({ clock: systemClock });
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess({ form })),
      aPut('case', record.id, aCase({ status: 'in-progress' })),
    ]),
  );
});
afterEach(() => store.discard());

const rules = () => page.getByText('The client’s rules for these answers');

test('a rule is said at its questions while they are answered, and is gone when they fit', async () => {
  await renderWithStore(store, <ShownCase />);
  await userEvent.fill(page.getByLabelText('Claimed'), '10');
  await userEvent.fill(page.getByLabelText('Paid'), '20');
  await expect.element(page.getByLabelText('Claimed')).toHaveAccessibleDescription(/More is paid than claimed/);
  await expect.element(page.getByLabelText('Paid')).toHaveAccessibleDescription(/More is paid than claimed/);
  await expectAccessible(page.getByRole('main').element());
  await userEvent.fill(page.getByLabelText('Paid'), '5');
  await expect.element(page.getByLabelText('Paid')).not.toHaveAccessibleDescription(/More is paid/);
});

test('a hard rule keeps the answers from being sent; a soft one wants a reason, which is sent', async () => {
  await renderWithStore(store, <ShownCase />);
  await userEvent.fill(page.getByLabelText('Claimed'), '10');
  await userEvent.fill(page.getByLabelText('Paid'), '20');
  await userEvent.fill(page.getByLabelText('Days'), '200');
  await expect.element(page.getByLabelText('Days')).toHaveAccessibleDescription(/More than 100 days/);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const summary = page.getByRole('region', { name: /2 things are missing or wrong/ });
  await expect
    .element(summary.getByRole('button', { name: /Paid – More is paid than claimed|Claimed – More is paid/ }))
    .toBeVisible();
  await userEvent.fill(page.getByLabelText('Paid'), '5');
  await expect.element(page.getByRole('region', { name: /One thing is missing or wrong/ })).toBeVisible();
  await userEvent.fill(page.getByLabelText(/Why this is right nevertheless/), 'The court says so');
  await expect.element(page.getByRole('region', { name: /missing or wrong/ })).not.toBeInTheDocument();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('dialog').getByText('One rule is gone against with a reason')).toBeVisible();
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Submit' }));
  const sent = async () =>
    (await store.db.outbox.toArray()).map(entry => entry.mutation.act).find(act => act.type === 'judgment.submit')
      ?.payload.judgment;
  await expect.poll(sent).toMatchObject({ rationale: { '/x-checks/long': 'The court says so' } });
});

test('one list says which rules hold, which do not, and which wait for what; each entry goes there', async () => {
  await renderWithStore(store, <ShownCase />);
  await userEvent.fill(page.getByLabelText('Paid'), '2000');
  await expect.element(page.getByText(/One holds|None holds yet, one does not, 2 cannot be checked yet/)).toBeVisible();
  await userEvent.click(rules());
  await userEvent.click(page.getByRole('button', { name: /Cannot be checked yet: More is paid.*waits for Claimed/ }));
  await expect.element(page.getByLabelText('Claimed')).toHaveFocus();
});
