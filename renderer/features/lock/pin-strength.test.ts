import { expect, test } from 'vitest';
import { pinStrength } from './pin-strength.ts';

test.each([
  ['', null],
  ['48291', null],
  ['111111', 'weak'],
  ['121212', 'weak'],
  ['482915', 'fair'],
  ['48291537', 'fair'],
  ['k4m82x9q', 'strong'],
  ['4829153706', 'strong'],
  ['kkkkkkkkkk4829', 'fair'],
])('the PIN “%s” looks %s', (pin, strength) => {
  expect(pinStrength(pin)).toBe(strength);
});
