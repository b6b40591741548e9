import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { unitsLike } from '../../../shared/values/units.ts';
import '../../i18n/add-later.ts';
import '../../styles/reset.css';
import '../../styles/tokens.css';
import { expectAccessible } from '../testing/accessibility.ts';
import { formatAnswer } from './format-answer.ts';
import { aShape, showAnswer } from './testing/show-answer.tsx';

const box = () => page.getByLabelText('Question', { exact: true });
/** A day in digits, as a person types it part by part, and a time. */
async function typeInstant(day: string, time: string): Promise<void> {
  document.querySelector<HTMLElement>('[role=spinbutton]')?.focus();
  await userEvent.keyboard(day);
  await userEvent.fill(page.getByLabelText('Time of Question'), time);
}

/** Its names are there once it has the focus, as they are for a person. */
const zone = () => page.getByLabelText('Time zone of Question');
const metres = (unitsLike('cm') ?? []).filter(({ name }) => name === 'cm' || name === 'in');
const centimetres = [...metres.filter(({ name }) => name === 'cm'), ...metres.filter(({ name }) => name === 'in')];

test('a decimal is kept digit for digit, with its zeros at the end, however long', async () => {
  const source = await showAnswer(aShape({ kind: 'decimal', unit: 'EUR' }));
  await userEvent.fill(box(), '12,345,678,901,234,567.10');
  expect(source.get()).toBe('12345678901234567.10');
  await userEvent.fill(box(), '-0.30');
  expect(source.get()).toBe('-0.30');
  await userEvent.fill(box(), 'about ten');
  expect(source.get()).toBe('about ten');
  await userEvent.fill(box(), '');
  expect(source.get()).toBeUndefined();
  expect(formatAnswer(aShape({ kind: 'decimal', unit: 'EUR' }), '12345678901234567.10')).toBe(
    '12,345,678,901,234,567.10 EUR',
  );
});

test('what is typed in inches is kept in centimetres, exactly, and both are in sight', async () => {
  const source = await showAnswer(aShape({ kind: 'number', unit: 'cm', units: centimetres }));
  await userEvent.selectOptions(page.getByLabelText('Unit that Question is typed in'), 'in');
  await userEvent.fill(box(), '5.9');
  expect(source.get()).toBe(14.986);
  await expect.element(page.getByText('= 14.986 cm')).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Unit that Question is typed in'), 'cm');
  await expect.element(box()).toHaveValue('14.986');
  expect(source.get()).toBe(14.986);
  await expectAccessible();
});

test('a duration is written in words and kept in ISO 8601; what cannot be read stays as it was typed', async () => {
  const source = await showAnswer(aShape({ kind: 'duration' }), 'P1Y6M');
  await expect.element(box()).toHaveValue('1 y 6 mo');
  await userEvent.fill(box(), '2 h 30 min');
  expect(source.get()).toBe('PT2H30M');
  await userEvent.fill(box(), '5 m');
  expect(source.get()).toBe('5 m');
});

test('a time stands on the clock of a zone that is in sight, and another zone keeps what the clock showed', async () => {
  const source = await showAnswer(aShape({ kind: 'date-time', zone: 'Europe/Vienna' }));
  await typeInstant('15072026', '1430');
  expect(source.get()).toBe('2026-07-15T14:30:00+02:00');
  zone().element().focus();
  await userEvent.selectOptions(zone(), 'America/New_York');
  expect(source.get()).toBe('2026-07-15T14:30:00-04:00');
  await expectAccessible();
});

test('half an instant is kept as far as it goes', async () => {
  const source = await showAnswer(aShape({ kind: 'date-time' }));
  await userEvent.fill(page.getByLabelText('Time of Question'), '9.15');
  expect(source.get()).toBe('T09:15');
  document.querySelector<HTMLElement>('[role=spinbutton]')?.focus();
  await userEvent.keyboard('15072026');
  expect(source.get()).toBe('2026-07-15T09:15:00Z');
});

test('a time that the clocks left out is kept as typed and said to be none', async () => {
  const source = await showAnswer(aShape({ kind: 'date-time', zone: 'Europe/Vienna' }));
  await typeInstant('29032026', '2:30');
  expect(source.get()).toBe('2026-03-29T02:30');
  await expect.element(page.getByText(/02:30 does not exist on that day in Europe\/Vienna/)).toBeVisible();
});

test('a time that the clocks showed twice asks which', async () => {
  const source = await showAnswer(aShape({ kind: 'date-time', zone: 'Europe/Vienna' }));
  await typeInstant('25102026', '02:30');
  expect(source.get()).toBe('2026-10-25T02:30:00+02:00');
  await userEvent.selectOptions(
    page.getByLabelText('Which of the two times of Question'),
    'The second time (UTC+01:00)',
  );
  expect(source.get()).toBe('2026-10-25T02:30:00+01:00');
  await expectAccessible();
});

test('an answer of another clock is shown on that clock, not moved', async () => {
  await showAnswer(aShape({ kind: 'date-time', zone: 'Europe/Vienna' }), '2026-07-15T14:30:00-04:00');
  await expect.element(page.getByLabelText('Time of Question')).toHaveValue('14:30');
  expect(document.querySelector('[role=group]')?.textContent).toContain('15');
  await expect.element(page.getByLabelText('Time zone of Question')).toHaveValue('-04:00');
  expect(formatAnswer(aShape({ kind: 'date-time', zone: 'Europe/Vienna' }), '2026-07-15T14:30:00-04:00')).toBe(
    '15 Jul 2026, 14:30 (UTC−04:00)',
  );
});

test('a time of day has an offset where the format wants one, and none where it does not', async () => {
  const source = await showAnswer(aShape({ kind: 'time', format: 'time' }));
  await userEvent.fill(box(), '14:30');
  expect(source.get()).toBe('14:30:00Z');
  zone().element().focus();
  await userEvent.selectOptions(zone(), '+02:00');
  expect(source.get()).toBe('14:30:00+02:00');
  expect(formatAnswer(aShape({ kind: 'time', format: 'local-time' }), '14:30:00')).toBe('14:30');
});

const amount = { name: 'amount', field: aShape({ kind: 'decimal', label: 'Amount' }) };
const currency = { name: 'currency', field: aShape({ kind: 'text', label: 'Currency' }) };

test('money is an amount and a currency of ISO 4217 in one answer', async () => {
  const shape = aShape({ kind: 'money', parts: [amount, currency] });
  const source = await showAnswer(shape);
  await userEvent.fill(page.getByLabelText('Amount'), '1200.50');
  await userEvent.fill(page.getByRole('combobox', { name: 'Currency' }), 'swiss franc');
  await userEvent.keyboard('{Enter}');
  expect(source.get()).toEqual({ amount: '1200.50', currency: 'CHF' });
  expect(formatAnswer(shape, source.get())).toBe('1200.50 CHF');
  await userEvent.fill(page.getByLabelText('Amount'), '');
  expect(source.get()).toEqual({ currency: 'CHF' });
  await expectAccessible();
});

test('a range that is open at one side says so', () => {
  const day = (name: string) => ({ name, field: aShape({ kind: 'date', label: name }) });
  const shape = aShape({ kind: 'range', parts: [day('from'), day('to')] });
  expect(formatAnswer(shape, { from: '2026-01-02' })).toBe('2 Jan 2026 – open');
});

test('an address is laid out as its country writes it, and the country stays where it is', async () => {
  const part = (name: string) => ({ name, field: aShape({ label: name }) });
  const shape = aShape({ kind: 'address', parts: ['street', 'city', 'postalCode', 'state', 'country'].map(part) });
  const source = await showAnswer(shape);
  const order = () => [...document.querySelectorAll('[data-part]')].map(element => element.getAttribute('data-part'));
  expect(order()).toEqual(['country', 'street', 'postalCode', 'city', 'state']);
  await userEvent.fill(page.getByLabelText('country'), 'US');
  await expect.poll(order).toEqual(['country', 'street', 'city', 'state', 'postalCode']);
  expect(document.activeElement?.id).toBe('answer-country');
  expect(source.get()).toEqual({ country: 'US' });
});

test('a kind that cannot be asked is shown with its name and what it holds', async () => {
  await showAnswer(aShape({ kind: 'unknown' }), { made: 'elsewhere', count: 2 });
  await expect.element(page.getByText(/cannot ask this question/)).toBeVisible();
  await expect.element(page.getByText('made: elsewhere · count: 2')).toBeVisible();
});
