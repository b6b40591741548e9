import { expect, test } from 'vitest';
import type { MessageKey } from './catalog.ts';
import { text } from './text.ts';

test('texts of the first screen and of later ones are said alike', () => {
  expect(text('lock.now')).toBe('Lock now');
  expect(text('lock.title')).toBe('Locked');
});

test('a text that is not here shows its key instead of taking the screen away', () => {
  expect(text('later.nothing' as MessageKey)).toBe('later.nothing');
});
