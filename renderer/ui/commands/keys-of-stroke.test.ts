import { expect, test } from 'vitest';
import { matchesKeys, type KeyStroke } from './keys.ts';
import { keysOfStroke } from './keys-of-stroke.ts';

interface Pressed {
  readonly key: string;
  readonly code: string;
  /** Held with it. */
  readonly held?: readonly ('ctrl' | 'alt' | 'shift' | 'meta' | 'altgr')[];
}

const stroke = ({ key, code, held = [] }: Pressed): KeyStroke => ({
  key,
  code,
  ctrlKey: held.includes('ctrl') || held.includes('altgr'),
  altKey: held.includes('alt') || held.includes('altgr'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
  getModifierState: modifier => modifier === 'AltGraph' && held.includes('altgr'),
});

test.each<[string, Pressed, string]>([
  ['a letter', { key: 'g', code: 'KeyG' }, 'g'],
  ['a letter with Shift', { key: 'G', code: 'KeyG', held: ['shift'] }, 'Shift+g'],
  ['a chord', { key: 'K', code: 'KeyK', held: ['ctrl', 'shift'] }, 'Mod+Shift+k'],
  ['a sign, wherever Shift is needed for it', { key: '?', code: 'Minus', held: ['shift'] }, '?'],
  ['a sign that AltGr types', { key: '[', code: 'Digit8', held: ['altgr'] }, '['],
  ['a key of a Greek layout', { key: 'γ', code: 'KeyG' }, 'g'],
  ['a chord of a Russian layout', { key: 'л', code: 'KeyK', held: ['ctrl'] }, 'Mod+k'],
  ['a letter that Alt makes a sign of', { key: '©', code: 'KeyG', held: ['alt'] }, 'Alt+g'],
  ['a function key', { key: 'F7', code: 'F7', held: ['shift'] }, 'Shift+f7'],
])('%s is spelled so that it is heard again', (_, pressed, keys) => {
  expect(keysOfStroke(stroke(pressed), false)).toEqual({ keys, taken: false });
  expect(matchesKeys(stroke(pressed), keys, false)).toBe(true);
});

test.each<[string, Pressed]>([
  ['Enter', { key: 'Enter', code: 'Enter' }],
  ['an arrow', { key: 'ArrowDown', code: 'ArrowDown' }],
  ['Space', { key: ' ', code: 'Space' }],
  ['copying', { key: 'c', code: 'KeyC', held: ['ctrl'] }],
  ['the key of the system', { key: 'd', code: 'KeyD', held: ['meta'] }],
])('%s cannot be given to a command', (_, pressed) => {
  expect(keysOfStroke(stroke(pressed), false)?.taken).toBe(true);
});

test('on a Mac the command key is the chord, and Ctrl another one', () => {
  expect(keysOfStroke(stroke({ key: 'd', code: 'KeyD', held: ['meta'] }), true)).toEqual({
    keys: 'Mod+d',
    taken: false,
  });
  expect(keysOfStroke(stroke({ key: 'd', code: 'KeyD', held: ['ctrl'] }), true)).toEqual({
    keys: 'Ctrl+d',
    taken: false,
  });
});

test('a modifier that is held is no stroke yet', () => {
  expect(keysOfStroke(stroke({ key: 'Control', code: 'ControlLeft', held: ['ctrl'] }), false)).toBeNull();
});
