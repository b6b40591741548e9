import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { tableModel } from '../../../../shared/rules/testing/table-model.ts';
import { saveDraft } from '../../../data/actions/save-draft.ts';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aJudgment, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { ShownCase } from '../testing/ShownCase.tsx';
import { countExpressions, LARGE_MODEL } from './model-size.ts';

const dmn = tableModel({
  hitPolicy: 'FIRST',
  inputs: [{ expression: 'age', typeRef: 'number' }],
  outputs: [{}],
  rows: Array.from({ length: 700 }, (_, index) => [String(index), `"row ${index}"`]),
});
let store: TestStore;

beforeEach(async () => {
  store = await openTestStore({ clock: systemClock });
  const process = aProcess({
    form: { schema: { type: 'object', properties: { age: { type: 'integer', title: 'Age at entry' } } } },
    decision: { dmn, decision: 'Answer', override: 'free' },
  });
  const { id } = aCase();
  await store.pull(
    aPage([aPut('process', 'new-business@1', process), aPut('case', id, aCase({ status: 'in-progress' }))]),
  );
  await saveDraft(store, aJudgment({ answers: { age: 64 }, evidence: {} }), 0);
});
afterEach(() => store.discard());

test('a model that is decided in a worker follows the answers, and what is submitted has its newest decision', async () => {
  expect(countExpressions(dmn)).toBeGreaterThan(LARGE_MODEL);
  await renderWithStore(store, <ShownCase />);
  const panel = page.getByRole('region', { name: /Decision by/ });
  await expect.element(panel.getByText('row 64', { exact: true })).toBeVisible();
  await userEvent.fill(page.getByLabelText('Age at entry', { exact: true }), '66');
  await expect.element(panel.getByText('row 66', { exact: true })).toBeVisible();
  await userEvent.fill(page.getByLabelText('Age at entry', { exact: true }), '417');
  // The rules have not said anything of this answer yet.
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(panel.getByText('row 417', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('dialog').getByText(/row 417/)).toBeVisible();
});
