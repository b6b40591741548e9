import { expect, test } from 'vitest';
import { add, compareNumbers, divide, modulo, multiply, subtract } from './arithmetic.ts';
import { type FeelNumber, formatNumber, parseNumber } from './decimal.ts';
import { roundTo, type RoundingMode } from './rounding.ts';
import { exponential, naturalLogarithm, power, squareRoot } from './transcendental.ts';

function number(text: string): FeelNumber {
  const value = parseNumber(text);
  if (value === null) throw new Error(`${text} is no number.`);
  return value;
}

const written = (value: FeelNumber | null): string | null => (value === null ? null : formatNumber(value));

// Worked by hand, or digits of well-known constants.
test.each<[string, FeelNumber | null, string | null]>([
  ['0.1 + 0.2', add(0.1, 0.2), '0.3'],
  ['1 / 3', divide(1, 3), `0.${'3'.repeat(34)}`],
  ['2 / 3, rounded up in its last digit', divide(2, 3), `0.${'6'.repeat(33)}7`],
  ['-1 / 3', divide(-1, 3), `-0.${'3'.repeat(34)}`],
  ['a division by zero', divide(1, 0), null],
  ['2^53 + 1, which no double has', add(2 ** 53, 1), '9007199254740993'],
  ['1e33 + 0.5, half even', add(number('1e33'), 0.5), `1${'0'.repeat(33)}`],
  ['1e33 + 1.5, half even', add(number('1e33'), 1.5), `1${'0'.repeat(32)}2`],
  ['34 nines + 1', add(number('9'.repeat(34)), 1), `1${'0'.repeat(34)}`],
  ['more than decimal128 holds', multiply(number('1e6144'), 10), null],
  ['less than decimal128 holds', multiply(number('1e-6144'), number('1e-10')), '0'],
  ['1.10 - 1.1', subtract(number('1.10'), 1.1), '0'],
  ['-12 modulo 5', modulo(-12, 5), '3'],
  ['10.1 modulo -4.5', modulo(10.1, -4.5), '-3.4'],
  ['1e-300 modulo 1e300', modulo(number('1e-300'), number('1e300')), `0.${'0'.repeat(299)}1`],
  ['1e300 - 1e-300, rounded', subtract(number('1e300'), number('1e-300')), `1${'0'.repeat(300)}`],
  ['the root of 2', squareRoot(2), '1.414213562373095048801688724209698'],
  ['the root of 0.0004', squareRoot(0.0004), '0.02'],
  ['e', exponential(1), '2.718281828459045235360287471352662'],
  ['the logarithm of 10', naturalLogarithm(10), '2.302585092994045684017991454684364'],
  ['the logarithm of 0', naturalLogarithm(0), null],
  ['2 ** 0.5', power(2, 0.5), '1.414213562373095048801688724209698'],
  ['2 ** 100', power(2, 100), '1267650600228229401496703205376'],
  ['10 ** -3', power(10, -3), '0.001'],
  ['a root of a negative number', power(-1, 0.5), null],
])('%s', (_, value, expected) => {
  expect(written(value)).toBe(expected);
});

test.each<[RoundingMode, readonly string[]]>([
  // Of 5.5, 2.5, 1.1, -1.1, -2.5: the table of DMN 1.5 §10.3.4.5 and its neighbours.
  ['up', ['6', '3', '2', '-2', '-3']],
  ['down', ['5', '2', '1', '-1', '-2']],
  ['half up', ['6', '3', '1', '-1', '-3']],
  ['half down', ['5', '2', '1', '-1', '-2']],
  ['half even', ['6', '2', '1', '-1', '-2']],
  ['floor', ['5', '2', '1', '-2', '-3']],
  ['ceiling', ['6', '3', '2', '-1', '-2']],
])('rounding %s', (mode, expected) => {
  expect([5.5, 2.5, 1.1, -1.1, -2.5].map(value => written(roundTo(value, 0, mode)))).toEqual(expected);
});

test('a double and a longer number stand in their order', () => {
  const third = divide(1, 3) ?? 0;
  expect([compareNumbers(third, 0.333), compareNumbers(third, 0.334), compareNumbers(third, third)]).toEqual([
    1, -1, 0,
  ]);
});

test.each(['', '.', '1.2.3', '1e', '0x1', 'NaN', '1 000', '--1'])('"%s" is no number', text => {
  expect(parseNumber(text)).toBeNull();
});
