import { expect, test } from 'vitest';
import { leaseLeft } from './lease-left.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const inHours = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

test.each([
  [72, 71, false],
  [72, 15, false],
  [72, 14, true],
  [10, 2.1, false],
  [10, 1.9, true],
  [8, 2.1, false],
  [8, 1.9, true],
  [1, 0.9, false],
  [1, 0.4, true],
  [72, -1, true],
])('of a lease of %d hours %d left is little: %s', (leaseHours, left, isShort) => {
  expect(leaseLeft(inHours(left), leaseHours, NOW)).toEqual({ leftMs: Math.max(0, left * HOUR), isShort });
});

test('what is not limited has no end', () => {
  expect(leaseLeft(null, 72, NOW)).toBeNull();
});
