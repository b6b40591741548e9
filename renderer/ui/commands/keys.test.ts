import { describe, expect, test } from 'vitest';
import { displayKeys, isTypingKey, matchesKeys, normalKeys, parseKeys, sameKeys, type KeyStroke } from './keys.ts';

function stroke(key: string, overrides: Partial<KeyStroke> = {}): KeyStroke {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...overrides };
}

test('a shortcut is read with its modifiers, and plus can be a key itself', () => {
  expect(parseKeys('Mod+Shift+F')).toEqual({ mod: true, ctrl: false, alt: false, shift: true, key: 'f' });
  expect(parseKeys('Mod++').key).toBe('+');
  expect(parseKeys('+').key).toBe('+');
});

describe('a stroke', () => {
  test('with Mod is Ctrl here and Command on a Mac', () => {
    expect(matchesKeys(stroke('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true);
    expect(matchesKeys(stroke('k', { metaKey: true }), 'Mod+K', true)).toBe(true);
    expect(matchesKeys(stroke('k', { ctrlKey: true }), 'Mod+K', true)).toBe(false);
  });

  test('with a modifier too many is another shortcut', () => {
    expect(matchesKeys(stroke('k', { ctrlKey: true, altKey: true }), 'Mod+K', false)).toBe(false);
    expect(matchesKeys(stroke('N', { shiftKey: true }), 'n', false)).toBe(false);
  });

  test('that types a sign is matched by the sign, with or without shift', () => {
    expect(matchesKeys(stroke('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(matchesKeys(stroke('/', { shiftKey: true }), '/', false)).toBe(true);
    expect(matchesKeys(stroke('/'), '/', false)).toBe(true);
  });

  test('with Alt is matched by its place when the layout types another character', () => {
    expect(matchesKeys(stroke('´', { altKey: true, code: 'KeyE' }), 'Alt+E', true)).toBe(true);
    expect(matchesKeys(stroke('¡', { altKey: true, code: 'Digit1' }), 'Alt+1', true)).toBe(true);
  });
});

test('only what could be text is left to a field', () => {
  expect(['j', '?', 'Shift+Enter', 'Enter'].map(isTypingKey)).toEqual([true, true, true, true]);
  expect(['Mod+Enter', 'Alt+E', 'F6', 'Escape'].map(isTypingKey)).toEqual([false, false, false, false]);
});

test('the order of modifiers and the case of letters make no other shortcut', () => {
  expect(sameKeys('Shift+Mod+k', 'Mod+Shift+K')).toBe(true);
  expect(normalKeys('Alt+1')).not.toBe(normalKeys('1'));
});

test('caps are shown as they are printed on the keyboard', () => {
  expect(displayKeys('Mod+K', false)).toEqual(['Ctrl', 'K']);
  expect(displayKeys('Mod+K', true)).toEqual(['⌘', 'K']);
  expect(displayKeys('Alt+ArrowDown', false)).toEqual(['Alt', '↓']);
  expect(displayKeys('Escape', false)).toEqual(['Esc']);
});
