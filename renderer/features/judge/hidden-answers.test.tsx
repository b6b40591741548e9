import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { FormDefinition } from '../../../shared/model/process.ts';
import { render } from 'vitest-browser-react';
import '../../i18n/add-later.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { useKeyDispatch } from '../../ui/commands/use-key-dispatch.ts';
import { expectAccessible } from '../../ui/testing/accessibility.ts';
import { focusQuestion } from './focus-question.ts';
import { showForm } from './testing/show-form.tsx';
import { useMissingKey } from './use-missing-key.ts';

const scope = (name: string) => `#/properties/${name}`;
const control = (name: string, more: object = {}) => ({ type: 'Control', scope: scope(name), ...more });
const when = (effect: string, name: string, schema: object) => ({
  rule: { effect, condition: { scope: scope(name), schema } },
});

const schema = {
  type: 'object',
  properties: {
    smoker: { type: 'boolean', title: 'Smoker' },
    perDay: { type: 'integer', title: 'A day' },
    brand: { type: 'string', title: 'Brand' },
    age: { type: 'integer', title: 'Age', 'x-missing': ['illegible', 'not-stated'] },
    school: { type: 'string', title: 'School' },
  },
};

const form: FormDefinition = {
  schema,
  uiSchema: {
    type: 'VerticalLayout',
    elements: [
      control('smoker'),
      control('perDay', when('SHOW', 'smoker', { const: true })),
      { type: 'Group', label: 'Tobacco', elements: [control('brand')], ...when('HIDE', 'smoker', { const: false }) },
      control('age'),
      control('school', when('DISABLE', 'age', { minimum: 18 })),
    ],
  },
};

test('an answer whose question is hidden is kept in sight, with the reason in the words of the rule', async () => {
  await showForm(form, { answers: { smoker: true, perDay: 12, brand: 'Camel' } });
  await userEvent.click(page.getByRole('radio', { name: 'No' }));
  await expect.element(page.getByText('A day: 12 – kept, not sent: only when “Smoker” is Yes.')).toBeVisible();
  await expect.element(page.getByText('Brand: Camel – kept, not sent: not when “Smoker” is No.')).toBeVisible();
  await userEvent.click(page.getByRole('radio', { name: 'Yes' }));
  await expect.element(page.getByText(/kept, not sent/)).not.toBeInTheDocument();
  await expect.element(page.getByLabelText('A day')).toHaveValue('12');
});

test('a question that cannot be changed says why', async () => {
  await showForm(form, { answers: { age: 20 } });
  await expect.element(page.getByText('Cannot be changed now: not when “Age” is at least 18.')).toBeVisible();
});

test('a reason takes the place of an answer, an answer that of the reason, and both can be undone', async () => {
  const store = await showForm(form, { answers: { age: 20 } });
  const why = page.getByRole('combobox', { name: 'Why Age has no answer' });
  await userEvent.selectOptions(why, 'Illegible');
  expect([store.get('/age'), store.missing('/age')]).toEqual([undefined, 'illegible']);
  await expect.element(page.getByLabelText('Age', { exact: true })).toHaveValue('');
  expect(store.progress(null).answered).toBe(1);
  store.undo();
  expect([store.get('/age'), store.missing('/age')]).toEqual([20, undefined]);
  store.setMissing('/age', 'not-stated');
  await expect.element(why).toHaveDisplayValue('Not stated');
  await userEvent.fill(page.getByLabelText('Age', { exact: true }), '7');
  expect([store.get('/age'), store.missing('/age')]).toEqual([7, undefined]);
  await expectAccessible();
});

function MissingKey({ at }: { at: string }) {
  useKeyDispatch();
  useMissingKey({ current: document.body }, { current: at }, false);
  return null;
}

test('one key goes to the reasons for having no answer', async () => {
  const store = await showForm(form);
  await render(<MissingKey at="/age" />);
  page.getByLabelText('Age', { exact: true }).element().focus();
  await userEvent.keyboard('{Alt>}u{/Alt}');
  await expect.element(page.getByRole('combobox', { name: 'Why Age has no answer' })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => store.missing('/age')).toBe('illegible');
});

const tabbed = (variant: string): FormDefinition => ({
  schema,
  uiSchema: {
    type: 'Categorization',
    options: { variant },
    elements: [
      { type: 'Category', label: 'Tobacco', elements: [control('smoker')] },
      { type: 'Category', label: 'Person', elements: [control('age')] },
    ],
  },
});

test('parts as tabs: one in sight, and going to a question brings its part', async () => {
  await showForm(tabbed('tabs'));
  await expect.element(page.getByRole('tabpanel', { name: 'Tobacco' })).toBeVisible();
  await expect.element(page.getByLabelText('Age', { exact: true })).not.toBeVisible();
  focusQuestion(document.body, '/age');
  await expect.element(page.getByLabelText('Age', { exact: true })).toHaveFocus();
  await userEvent.click(page.getByRole('tab', { name: /Tobacco/ }));
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('tabpanel', { name: 'Person' })).toBeVisible();
  await expectAccessible();
});

test('parts as steps go on by a button, and say how many there are', async () => {
  await showForm(tabbed('stepper'));
  await expect.element(page.getByText('Step 1 of 2')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Next' }));
  await expect.element(page.getByRole('tabpanel', { name: 'Person' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Next' })).toBeDisabled();
});

test('a layout that is not known is said to be, and its questions follow', async () => {
  await showForm({
    schema,
    uiSchema: { type: 'VerticalLayout', elements: [{ type: 'Carousel', elements: [control('age')] }] },
  });
  await expect.element(page.getByText(/does not know \(Carousel\)/)).toBeVisible();
  await expect.element(page.getByLabelText('Age', { exact: true })).toBeVisible();
});
