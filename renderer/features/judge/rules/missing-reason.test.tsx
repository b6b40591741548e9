import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { missingPointer } from '../../../../shared/forms/missing.ts';
import { tableModel } from '../../../../shared/rules/testing/table-model.ts';
import { saveDraft } from '../../../data/actions/save-draft.ts';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aJudgment, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { ShownCase } from '../testing/ShownCase.tsx';

const dmn = tableModel({
  hitPolicy: 'FIRST',
  inputs: [{ expression: 'age', typeRef: 'number' }],
  outputs: [{}],
  rows: [
    ['> 17', '"accept"'],
    ['is missing("age", "illegible")', '"ask the client"'],
    ['-', '"refer"'],
  ],
});
let store: TestStore;

beforeEach(async () => {
  store = await openTestStore({ clock: systemClock });
  const age = { type: 'integer', title: 'Age at entry', 'x-missing': ['illegible', 'not-stated'] };
  const process = aProcess({
    form: { schema: { type: 'object', properties: { age } } },
    decision: { dmn, decision: 'Answer', override: 'free' },
  });
  const { id } = aCase();
  await store.pull(
    aPage([aPut('process', 'new-business@1', process), aPut('case', id, aCase({ status: 'in-progress' }))]),
  );
});
afterEach(() => store.discard());

test.each([
  ['illegible', 'ask the client'],
  ['not-stated', 'refer'],
])('with %s in place of an answer the decision is "%s"', async (code, decision) => {
  await saveDraft(store, aJudgment({ answers: {}, evidence: {}, rationale: { [missingPointer('/age')]: code } }), 0);
  await renderWithStore(store, <ShownCase />);
  const panel = page.getByRole('region', { name: /Decision by/ });
  await expect.element(panel.getByText(decision, { exact: true }), { timeout: 10_000 }).toBeVisible();
});
