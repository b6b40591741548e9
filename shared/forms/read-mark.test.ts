import { expect, test } from 'vitest';
import type { FieldOption } from './form-model.ts';
import { type ReadableField, readMark } from './read-mark.ts';

const field = (kind: ReadableField['kind'], over: Partial<ReadableField> = {}): ReadableField => ({
  kind,
  options: [],
  limits: {},
  ...over,
});

test.each([
  ['born 2025-04-03 in Porto', ['2025-04-03']],
  ['03/04/2025', ['2025-04-03', '2025-03-04']],
  ['23/04/2025', ['2025-04-23']],
  ['04/23/2025', ['2025-04-23']],
  ['4.4.2025', ['2025-04-04']],
  ['12 March 1980', ['1980-03-12']],
  ['dated the 3rd of May 2021.', ['2021-05-03']],
  ['March 12, 1980', ['1980-03-12']],
  ['3-Apr-2025', ['2025-04-03']],
  ['12. März 1980', ['1980-03-12']],
  ['le 1er février 2020', ['2020-02-01']],
  ['15 de agosto de 2019', ['2019-08-15']],
  ['13/02/80', ['2080-02-13', '1980-02-13']],
  ['31/02/2025', []],
  ['from 1 May 2020 to 3 May 2020', []],
  ['1 May 2020 (01/05/2020)', []],
  ['12 Foo 2020', []],
  ['no date', []],
])('as a date, %j is %j', (words, dates) => {
  expect(readMark(field('date'), words, 'en-GB')).toEqual(dates);
});

test.each([
  ['1234', ['1234']],
  ['EUR 1,234.50', ['1234.50']],
  ['€ 1.234,50', ['1234.50']],
  ['1 234 567,8', ['1234567.8']],
  ["CHF 1'234.05", ['1234.05']],
  ['(1,234.00)', ['-1234.00']],
  ['−3,5 %', ['-3.5']],
  ['1,234', ['1234', '1.234']],
  ['0.10', ['0.10']],
  ['0,1 mg', ['0.1']],
  ['12 of 30', []],
  ['A12', []],
  ['none', []],
])('as an amount, %j is %j', (words, numbers) => {
  expect(readMark(field('decimal'), words, 'en-GB')).toEqual(numbers);
});

test('a whole number is asked for: the reading with decimals is none', () => {
  expect(readMark(field('integer'), '1,234', 'en-GB')).toEqual([1234]);
  expect(readMark(field('integer', { limits: { maximum: 200 } }), '182 cm', 'en-GB')).toEqual([182]);
  expect(readMark(field('integer', { limits: { maximum: 100 } }), '182 cm', 'en-GB')).toEqual([]);
});

const options: readonly FieldOption[] = [
  { value: 'std', label: 'Standard' },
  { value: 'rated', label: 'Rated' },
  { value: 'no', label: 'Decline' },
];

test.each([
  ['STANDARD', ['std']],
  ['we offer it standard or rated', ['std', 'rated']],
  ['substandard', []],
])('as a choice, %j is %j', (words, values) => {
  expect(readMark(field('single-choice', { options }), words, 'en-GB')).toEqual(values);
});

test('text is taken in one line, and not where it is too long', () => {
  expect(readMark(field('text'), '  Roofer,\n self-employed ', 'en-GB')).toEqual(['Roofer, self-employed']);
  expect(readMark(field('text', { limits: { maxLength: 4 } }), 'Roofer', 'en-GB')).toEqual([]);
});

test('yes and no are read in the words of the screen', () => {
  expect(readMark(field('boolean'), 'yes', 'en-GB')).toEqual([true]);
  expect(readMark(field('boolean'), 'Nein', 'de', ['Ja', 'Nein'])).toEqual([false]);
  expect(readMark(field('boolean'), 'perhaps', 'en-GB')).toEqual([]);
});
