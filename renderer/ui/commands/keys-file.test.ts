import { expect, test } from 'vitest';
import { readKeysFile, writeKeysFile } from './keys-file.ts';

test('what is saved is read again, in an order that two people can compare', () => {
  const own = { 'queue.next': 'Alt+N', 'judge.submit': null };
  const file = writeKeysFile(own);
  expect(readKeysFile(file)).toEqual(own);
  expect(file.indexOf('judge.submit')).toBeLessThan(file.indexOf('queue.next'));
});

test.each([
  ['no JSON', 'keys'],
  ['something else', '{"keys":{}}'],
  ['a list', '[]'],
  ['a later form', '{"format":"meridian-keys/2","keys":{}}'],
  ['nothing in it', '{"format":"meridian-keys/1","keys":null}'],
  [
    'far too many',
    JSON.stringify({
      format: 'meridian-keys/1',
      keys: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`c${i}`, 'k'])),
    }),
  ],
])('%s is no file of keys', (_, content) => {
  expect(readKeysFile(content)).toBeNull();
});

test('keys that nobody can press, and names that no command has, are left out', () => {
  const keys = { good: 'Mod+G', none: null, number: 7, long: 'x'.repeat(41), empty: '', 'a b': 'k' };
  expect(readKeysFile(JSON.stringify({ format: 'meridian-keys/1', keys }))).toEqual({ good: 'Mod+G', none: null });
});
