import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber, parseNumber } from '../rules/number/decimal.ts';
import { convertUnit, unitsLike } from './units.ts';

function convert(said: string, from: string, to: string): string {
  const units = unitsLike(from) ?? [];
  const unit = (name: string) =>
    units.find(one => one.name === name) ?? { name, factor: '1', divisor: '1', offset: '0' };
  const converted = convertUnit(parseNumber(said) ?? 0, unit(from), unit(to));
  return converted ? `${converted.isExact ? '=' : '≈'} ${formatNumber(converted.value)}` : 'none';
}

test.each([
  ['5.9', 'in', 'cm', '= 14.986'],
  ['0.1', 'in', 'mm', '= 2.54'],
  ['6', 'ft', 'cm', '= 182.88'],
  ['180', 'lb', 'kg', '= 81.6466266'],
  ['98.6', '°F', '°C', '= 37'],
  ['100', '°F', '°C', '≈ 37.7777777778'],
  ['-40', '°C', '°F', '= -40'],
  ['72', 'km/h', 'm/s', '= 20'],
  ['1', 'cm', 'in', '≈ 0.393700787402'],
  ['90', 'min', 'h', '= 1.5'],
  ['12345678901234567890.12', 'kg', 'g', '= 12345678901234567890120'],
])('%s %s in %s: %s', (said, from, to, expected) => {
  expect(convert(said, from, to)).toBe(expected);
});

test('a unit that is not known is of no dimension', () => {
  expect(unitsLike('furlong')).toBeNull();
});

test('inches to centimetres and back are the inches that they were', () => {
  const seed = 20261123;
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), hundredths => {
      const said = formatNumber(parseNumber(`${hundredths}e-2`) ?? 0);
      const there = convert(said, 'in', 'cm').slice(2);
      expect(convert(there, 'cm', 'in')).toBe(`= ${said}`);
    }),
    { seed },
  );
});
