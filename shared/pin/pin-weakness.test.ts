import { expect, test } from 'vitest';
import { pinWeakness } from './pin-weakness.ts';

test.each([
  ['12345', 'short'],
  ['12 456', 'sign'],
  ['112211', 'few-signs'],
  ['12312312', 'repeats'],
  ['987654', 'run'],
  ['asdfgh', 'run'],
  ['meridian7', 'common'],
  ['nováková', 'name'],
  ['481739', null],
] as const)('the PIN “%s” breaks the rule %s', (pin, rule) => {
  expect(pinWeakness(pin, 'Jana Nováková')).toBe(rule);
});
