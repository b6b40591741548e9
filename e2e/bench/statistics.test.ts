import { expect, test } from 'vitest';
import { median, percentile } from './statistics.ts';

test('the median is the middle value, or the mean of the middle two', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

// Expected values: Hyndman & Fan (1996), definition 7, which is the default of R's quantile(): quantile(1:10, .98).
test('a percentile lies between the two ranks next to it', () => {
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 98)).toBeCloseTo(9.82, 10);
  expect(percentile([7], 98)).toBe(7);
});

test('no values have no percentile', () => {
  expect(() => percentile([], 50)).toThrow('no values');
});
