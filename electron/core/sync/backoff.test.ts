import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../testing/seeded.ts';
import { retryDelayMs } from './backoff.ts';

const almostOne = () => 0.999_999;

test.each([
  [1, 1000],
  [2, 2000],
  [5, 16_000],
  [9, 256_000],
  [10, 300_000],
  [5000, 300_000],
])('after %i failures the longest wait is %i ms', (failures, longest) => {
  expect(retryDelayMs(failures, almostOne)).toBe(longest);
  expect(retryDelayMs(failures, () => 0)).toBe(0);
});

test('what the server asked for is never undercut', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.nat(86_400_000),
      (failures, random, wishMs) => {
        const delayMs = retryDelayMs(failures, () => random, wishMs);
        expect(delayMs).toBeGreaterThanOrEqual(wishMs);
        expect(delayMs).toBeLessThanOrEqual(wishMs + Math.max(1000, wishMs / 10));
      },
    ),
  );
});

test.each([
  ['the first second', null, 0, 1000],
  ['a tenth of the two minutes that were asked for', 120_000, 120_000, 132_000],
])('G8 the first retries of 200 desks spread over %s', (_what, wishMs, from, to) => {
  const random = seeded(20_261_123);
  const delays = Array.from({ length: 200 }, () => retryDelayMs(1, random, wishMs));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(from);
  expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(0.8 * (to - from));
});
