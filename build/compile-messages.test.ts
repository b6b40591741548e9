import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { compileMessage } from './compile-messages.ts';

test('a plain message stays its text, and one with escapes does not', () => {
  expect(compileMessage('Back to the queue')).toBe('Back to the queue');
  expect(compileMessage("Press '{' to begin")).toEqual([{ type: 0, value: 'Press { to begin' }]);
});

test('a message that takes something becomes a tree that says the same', () => {
  const message = '{count, plural, one {# case} other {# cases}} of {name}';
  const tree = compileMessage(message);
  expect(tree).not.toBe(message);
  // As it comes out of the built file.
  const read = JSON.parse(JSON.stringify(tree)) as Exclude<typeof tree, string>;
  expect(new IntlMessageFormat(read, 'en-GB').format({ count: 1200, name: 'Ana' })).toBe('1,200 cases of Ana');
});

test('every message of the window can be compiled', async () => {
  const folder = resolve(import.meta.dirname, '../renderer/i18n/en');
  for (const file of await readdir(folder)) {
    const room = (await import(resolve(folder, file))) as Record<string, Record<string, string>>;
    for (const [key, message] of Object.values(room).flatMap(messages => Object.entries(messages))) {
      expect(() => compileMessage(message), key).not.toThrow();
    }
  }
});
