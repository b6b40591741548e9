import { FuseState } from '@electron/fuses';
import { expect, test } from 'vitest';
import { electronFuses, wrongFuses } from './fuses.ts';
import { wrongFiles } from './verify-package.ts';

test('a file too many or too few is named', () => {
  expect(wrongFiles(['a', 'b'], ['a', 'b'])).toEqual([]);
  expect(wrongFiles(['a', 'b'], ['a', '.env'])).toEqual([
    'b is missing from the package.',
    '.env is in the package and should not be.',
  ]);
});

test('every fuse is judged, and a wire without fuses passes none', () => {
  expect(wrongFuses({})).toHaveLength(Object.keys(electronFuses).length);
  const allOff = Object.fromEntries(Array.from({ length: 9 }, (_, place) => [place, FuseState.DISABLE]));
  expect(wrongFuses(allOff).map(sentence => sentence.split(' ')[2])).toEqual([
    'enableCookieEncryption',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
  ]);
});
