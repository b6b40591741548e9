import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { systemClock } from '../../data/system-clock.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { aCase, aPage, aProcess, aPut } from '../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../testing/open-test-store.ts';
import { renderWithStore } from '../../testing/render-with-store.tsx';
import { forgetPlaces } from '../../ui/places.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { ShownCase } from './testing/ShownCase.tsx';

const number = (title: string, unit: string) => ({ type: 'number', title, 'x-unit': unit });
const form = {
  schema: {
    type: 'object',
    properties: {
      weight: number('Weight', 'kg'),
      height: number('Height', 'cm'),
      bmi: { type: 'number', title: 'Body mass index', 'x-calculated': 'decimal(weight / (height / 100) ** 2, 1)' },
    },
  },
};
let store: TestStore;

beforeEach(async () => {
  forgetPlaces();
  store = await openTestStore({ clock: systemClock });
  const { id } = aCase();
  await store.pull(
    aPage([aPut('process', 'new-business@1', aProcess({ form })), aPut('case', id, aCase({ status: 'in-progress' }))]),
  );
});
afterEach(() => store.discard());

test('a computed answer shows its formula with the answers put in, and says what it waits for', async () => {
  await renderWithStore(store, <ShownCase />);
  await userEvent.fill(page.getByLabelText('Weight'), '92');
  await expect.element(page.getByText('Computed once it is answered: Height')).toBeVisible();
  await userEvent.click(page.getByText('How it is computed'));
  await expect.element(page.getByText('decimal(92 kg / ((Height: open) / 100) ** 2, 1) → No value yet')).toBeVisible();
  await userEvent.fill(page.getByLabelText('Height'), '178');
  await expect.element(page.getByText('decimal(92 kg / (178 cm / 100) ** 2, 1) → 29')).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
});
