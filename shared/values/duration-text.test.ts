import { expect, test } from 'vitest';
import { durationWords, readDuration } from './duration-text.ts';

test.each([
  ['2 h 30 min', 'PT2H30M', '2 h 30 min'],
  ['1y2mo', 'P1Y2M', '1 y 2 mo'],
  ['3 weeks', 'P3W', '3 wk'],
  ['10 days, 4 hours', 'P10DT4H', '10 d 4 h'],
  ['pt90m', 'PT90M', '90 min'],
])('%s is %s, said as %s', (typed, iso, words) => {
  expect(readDuration(typed)).toBe(iso);
  expect(durationWords(iso)).toBe(words);
});

test.each(['5 m', '3 d 1 y', '1 h 2 h', 'soon', '', '12'])('"%s" is not guessed at', typed => {
  expect(readDuration(typed)).toBeNull();
});

test('what is no duration has no words', () => {
  expect(durationWords('P')).toBeNull();
  expect(durationWords('PT')).toBeNull();
});
