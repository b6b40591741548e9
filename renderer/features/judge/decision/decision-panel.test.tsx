import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DocumentId } from '../../../../shared/model/ids.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import { saveDraft } from '../../../data/actions/save-draft.ts';
import { systemClock } from '../../../data/system-clock.ts';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { aCase, aDocument, aJudgment, anAnnotation, aPage, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { forgetPlaces } from '../../../ui/places.ts';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { ShownCase } from '../testing/ShownCase.tsx';

const needs = (...inputs: string[]) =>
  inputs
    .map(id => (id === 'load' ? `<requiredDecision href="#load"/>` : `<requiredInput href="#${id}"/>`))
    .map(need => `<informationRequirement>${need}</informationRequirement>`)
    .join('');
const input = (id: string) =>
  `<inputData id="${id}" name="${id}"><variable name="${id}" typeRef="number"/></inputData>`;
const cell = (kind: 'input' | 'output', text: string) => `<${kind}Entry><text>${text}</text></${kind}Entry>`;
const graph = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
  ${input('age')}${input('sum')}
  <decision id="load" name="load"><variable name="load" typeRef="number"/>${needs('sum')}
    <literalExpression><text>sum / 1000</text></literalExpression></decision>
  <decision id="route" name="route"><variable name="route"/>${needs('age', 'load')}
    <decisionTable hitPolicy="FIRST">
      <input label="Age"><inputExpression typeRef="number"><text>age</text></inputExpression></input>
      <input label="Load"><inputExpression typeRef="number"><text>load</text></inputExpression></input>
      <output name="route"/>
      <rule id="a"><description>Old and heavy</description>${cell('input', '&gt;= 65')}${cell('input', '&gt; 10')}${cell('output', '"refer"')}</rule>
      <rule id="b">${cell('input', '-')}${cell('input', '-')}${cell('output', '"accept"')}</rule>
    </decisionTable></decision>
</definitions>`;
const number = (title: string) => ({ type: 'integer', title });
const mark = anAnnotation();
let store: TestStore;

beforeEach(async () => {
  forgetPlaces();
  store = await openTestStore({ clock: systemClock });
  const { id } = aCase();
  const process = aProcess({
    form: { schema: { type: 'object', properties: { age: number('Age at entry'), sum: number('Sum insured') } } },
    decision: { dmn: graph, decision: 'route', outcomes: ['accept', 'refer'], override: 'with-rationale' },
  });
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', process),
      aPut('case', id, aCase({ status: 'in-progress' })),
      aPut('document', 'd-1', aDocument({ id: DocumentId.parse('d-1') })),
    ]),
  );
  await putAnnotation(store, mark);
  await saveDraft(store, aJudgment({ answers: { age: 64, sum: 50_000 }, evidence: { '/age': [mark.id] } }), 0);
});
afterEach(() => store.discard());

const panel = () => page.getByRole('region', { name: /Decision by/ });
const open = (name: RegExp) => userEvent.click(panel().getByText(name));

test('a decision shows what it read and from where, what would change it, and the decisions before it', async () => {
  let revealed = '';
  await renderWithStore(store, <ShownCase onReveal={id => (revealed = id)} />);
  await expect.element(panel().getByText('accept', { exact: true })).toBeVisible();
  await open(/What the rules read/);
  await userEvent.click(
    panel()
      .getByRole('list', { name: /Evidence for “Age at entry”/ })
      .getByRole('button')
      .first(),
  );
  await expect.poll(() => revealed).toBe(mark.id);
  await open(/What would change it/);
  await expect.element(panel().getByText(/Rule 1 would give refer. Old and heavy/)).toBeVisible();
  await open(/How it came about/);
  await expect.element(panel().getByText('load: 50')).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
  await userEvent.click(panel().getByRole('button', { name: /Age at entry is 64, and it asks for >= 65 \(1 away\)/ }));
  await expect.element(page.getByLabelText('Age at entry', { exact: true })).toHaveFocus();
});

test('an override is looked at again when what the rules read has changed', async () => {
  await renderWithStore(store, <ShownCase />);
  await userEvent.click(panel().getByRole('button', { name: 'Decide otherwise' }));
  await userEvent.fill(panel().getByRole('textbox', { name: /Reason/ }), 'Told so');
  await expect.element(panel().getByText(/A second person reads every case/)).toBeVisible();
  await expect.element(panel().getByText(/have changed since you decided/)).not.toBeInTheDocument();
  await userEvent.fill(page.getByLabelText('Age at entry', { exact: true }), '66');
  await expect.element(panel().getByText(/have changed since you decided/)).toBeVisible();
  await expectAccessible(page.getByRole('main').element());
  await userEvent.click(panel().getByRole('button', { name: 'It is still right' }));
  await expect.element(panel().getByText(/have changed since you decided/)).not.toBeInTheDocument();
});
