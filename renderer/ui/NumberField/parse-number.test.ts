import { expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

test.each([
  ['', null],
  ['   ', null],
  ['12', 12],
  ['1,234.5', 1234.5],
  ['1 234.5', 1234.5],
  ['−3', -3],
  ['+7', 7],
  ['.5', 0.5],
  ['12.', 12],
  ['0', 0],
  ['1.2.3', 'not-a-number'],
  ['12 kg', 'not-a-number'],
  ['1e5', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['99999999999999999', 'not-a-number'],
])('in English, %j is read as %j', (typed, value) => {
  expect(parseNumber(typed, 'en')).toBe(value);
});

test('a German reader’s comma is the decimal sign', () => {
  expect(parseNumber('1.234,5', 'de')).toBe(1234.5);
});
