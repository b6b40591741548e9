import { expect, test } from 'vitest';
import { changeReasonsOf, readChange, writeChange } from './change-reasons.ts';

test('the reasons of a form are read; what is none is left out', () => {
  const reasons = [{ code: 'misread', label: 'Misread' }, { code: 'a b', label: 'x' }, { code: 'c' }, 1];
  expect(changeReasonsOf({ 'x-change-reasons': reasons })).toEqual([{ code: 'misread', label: 'Misread' }]);
  expect([changeReasonsOf({}), changeReasonsOf({ 'x-change-reasons': 'x' })]).toEqual([[], []]);
});

test.each([
  ['misread', '', 'misread'],
  ['misread', 'see p. 4: bottom', 'misread: see p. 4: bottom'],
])('a reason %s with the words “%s” comes back from “%s”', (code, words, kept) => {
  expect(writeChange(code, words)).toBe(kept);
  expect(readChange(kept)).toEqual({ code, words });
});

test.each([[undefined], [''], ['no code here']])('%j is no reason', kept => {
  expect(readChange(kept)).toBeNull();
});
