import { expect, test } from 'vitest';
import { toneOf } from './mark-tone.ts';

const tagged = (...colors: (string | undefined)[]) =>
  colors.map((color, i) => ({ id: `t-${i}`, label: `Tag ${i}`, ...(color !== undefined && { color }) }));
const tonesOf = (tags: ReturnType<typeof tagged>) => tags.map(tag => toneOf(tag, tags));

test('tags of similar colours look different while there are tones left', () => {
  const tones = tonesOf(tagged('#2266cc', '#2266dd', '#2255cc', '#2277cc', '#1166cc', '#3366cc'));
  expect(new Set(tones).size).toBe(6);
});

test('the first tag of a colour has the tone nearest to it', () => {
  const tags = tagged('#22aa33', '#2266cc');
  expect(tonesOf(tags)).toEqual([2, 1]);
});

test('tags without a colour take the tones in order, and begin again after the last', () => {
  expect(tonesOf(tagged(...Array.from({ length: 8 }, () => undefined)))).toEqual([0, 1, 2, 3, 4, 5, 0, 1]);
});

test('what has no tag has the first tone', () => {
  expect(toneOf(undefined, [])).toBe(0);
});
