import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../i18n/add-later.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { expectAccessible } from '../testing/accessibility.ts';
import { aShape, showAnswer } from './testing/show-answer.tsx';

const options = Array.from({ length: 5_000 }, (_, place) => ({ value: `c${place}`, label: `Code ${place}` }));
const combo = () => page.getByRole('combobox', { name: 'Question' });
const drawn = () => document.querySelectorAll('[role=option]').length;

test('of five thousand choices only those in sight are drawn, and typing finds one', async () => {
  const source = await showAnswer(aShape({ kind: 'single-choice', options }));
  await userEvent.click(combo());
  await expect.poll(drawn).toBeGreaterThan(5);
  expect(drawn()).toBeLessThan(60);
  await expectAccessible();
  await userEvent.fill(combo(), 'code 4321');
  await userEvent.keyboard('{Enter}');
  expect(source.get()).toBe('c4321');
  await expect.element(combo()).toHaveValue('Code 4321');
  expect(drawn()).toBe(0);
});

test('the keys go through the list, and a screen reader is told where', async () => {
  const source = await showAnswer(aShape({ kind: 'single-choice', options }), 'c100');
  combo().element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{PageDown}');
  const active = combo().element().getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(active)?.getAttribute('aria-posinset')).toBe('111');
  await userEvent.keyboard('{Enter}');
  expect(source.get()).toBe('c110');
});

test('leaving it chooses nothing that was not named whole; emptying it takes the answer back', async () => {
  const source = await showAnswer(aShape({ kind: 'single-choice', options }), 'c7');
  await userEvent.fill(combo(), 'code 49');
  await userEvent.keyboard('{Tab}');
  expect(source.get()).toBe('c49');
  await userEvent.fill(combo(), 'code');
  await userEvent.keyboard('{Escape}');
  expect(source.get()).toBe('c49');
  await expect.element(combo()).toHaveValue('Code 49');
  await userEvent.fill(combo(), '');
  await userEvent.keyboard('{Tab}');
  expect(source.get()).toBeUndefined();
});

test('several are chosen one after the other and kept in the client’s order', async () => {
  const source = await showAnswer(aShape({ kind: 'multiple-choice', options }));
  await userEvent.fill(combo(), 'code 4000');
  await userEvent.keyboard('{Enter}');
  await userEvent.fill(combo(), 'code 12');
  await userEvent.keyboard('{Enter}');
  expect(source.get()).toEqual(['c12', 'c4000']);
  await userEvent.click(page.getByRole('button', { name: 'Remove Code 12' }));
  expect(source.get()).toEqual(['c4000']);
  await expectAccessible();
});

test('a list that is always open takes one or several', async () => {
  const source = await showAnswer(aShape({ kind: 'multiple-choice', display: 'list', options: options.slice(0, 30) }));
  await userEvent.selectOptions(page.getByLabelText('Question'), ['Code 3', 'Code 5']);
  expect(source.get()).toEqual(['c3', 'c5']);
  await expectAccessible();
});
