import { expect, test } from 'vitest';
import { weaknessOf } from './pin-rules.ts';

test.each([
  ['12345', 'short'],
  ['12 456', 'neither a letter nor a digit'],
  ['000000', 'repeats'],
  ['aaaaaaa', 'repeats'],
  ['121212', 'repeats'],
  ['112211', 'repeats'],
  ['abcabc', 'repeats itself'],
  ['12312312', 'repeats itself'],
  ['123456', 'run'],
  ['987654', 'run'],
  ['abcdef', 'run'],
  ['FEDCBA', 'run'],
  ['13579bdf'.slice(0, 5) + 'b', null],
  ['135791', null],
  ['024681', null],
  ['246802', null],
  ['qwertz', 'run'],
  ['poiuyt', 'run'],
  ['asdfgh', 'run'],
  ['Passwort1', 'everybody'],
  ['meridian7', 'everybody'],
  ['novakova1', 'name'],
  ['jana48', 'name'],
  ['Nováková', 'name'],
  ['481739', null],
  ['k9fw2p', null],
  ['žluťoučký', null],
])('the PIN %s is weak for this reason: %s', (pin, reason) => {
  const weakness = weaknessOf(pin, 'Jana Nováková');
  if (reason === null) expect(weakness).toBeNull();
  else expect(weakness).toContain(reason);
});

test('a name of two letters forbids nothing', () => {
  expect(weaknessOf('a1li9k', 'Li Xu')).toBeNull();
});
