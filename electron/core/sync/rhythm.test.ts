import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../testing/seeded.ts';
import type { Stop } from './problem.ts';
import { createRhythm } from './rhythm.ts';

const a = (code: Stop['code'], retryAfterMs: number | null = null): Stop => ({ code, message: 'No.', retryAfterMs });
const middle = () => 0.5;

/** The retries (not the looks) of ten failures in a row, as times since the first. */
function retriesOf(stop: Stop, random: () => number, many: number): number[] {
  const rhythm = createRhythm(random);
  const times: number[] = [];
  let atMs = 0;
  let kind: 'all' | 'look' = 'all';
  while (times.length < many) {
    const pause = rhythm.afterFailure(stop, kind, 0);
    atMs += pause.waitMs;
    kind = pause.next;
    if (kind === 'all') times.push(atMs);
  }
  return times;
}

test('what is retried waits twice as long each time, up to 8 s while the trouble may be short, then up to five minutes', () => {
  const times = retriesOf(a('server-error'), middle, 11);
  const gaps = times.map((time, i) => Math.round(time - (times[i - 1] ?? 0)));
  expect(gaps).toEqual([500, 1000, 2000, 4000, 4000, 4000, 4000, 4000, 128_000, 150_000, 150_000]);
});

test('between retries the feed is looked at as often as ever, and not more often', () => {
  const rhythm = createRhythm(seeded(7));
  let kind: 'all' | 'look' = 'all';
  for (let i = 0; i < 200; i++) {
    const pause = rhythm.afterFailure(a('server-error'), kind, 0);
    expect(pause.waitMs).toBeLessThanOrEqual(33_000);
    if (pause.next === 'look') expect(pause.waitMs).toBeGreaterThanOrEqual(27_000);
    kind = pause.next;
  }
});

test('G4 while nothing is reached the wait grows to 8 s and no further: the line is back soon after it is mended', () => {
  const times = retriesOf(a('offline'), () => 0.999, 12);
  const gaps = times.map((time, i) => time - (times[i - 1] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(8000);
});

test.each(['forbidden', 'upgrade-required', 'signed-out'] as const)(
  'what the server has decided (%s) is not asked again and again',
  code => {
    const { waitMs, next } = createRhythm(middle).afterFailure(a(code), 'all', 0);
    expect(waitMs).toBe(300_000);
    expect(next).toBe('all');
  },
);

test('after a success the next failure is a first one', () => {
  const rhythm = createRhythm(middle);
  for (let i = 0; i < 8; i++) rhythm.afterFailure(a('server-error'), 'all', 0);
  rhythm.reset();
  expect(rhythm.afterFailure(a('server-error'), 'all', 0).waitMs).toBe(500);
});

test('I23 neither the wish of the server nor the budget is ever undercut, whoever presses', () => {
  const stop = fc.record({
    code: fc.constantFrom(
      'server-error' as const,
      'rate-limited' as const,
      'offline' as const,
      'not-the-server' as const,
    ),
    retryAfterMs: fc.option(fc.integer({ min: 1, max: 86_400_000 })),
    budgetMs: fc.nat(36_000),
    kind: fc.constantFrom('all' as const, 'look' as const),
  });
  fc.assert(
    fc.property(fc.array(stop, { maxLength: 20 }), fc.integer(), (stops, seed) => {
      const rhythm = createRhythm(seeded(seed));
      for (const { code, retryAfterMs, budgetMs, kind } of stops) {
        const pause = rhythm.afterFailure(a(code, retryAfterMs), kind, budgetMs);
        const leastMs = retryAfterMs ?? budgetMs;
        expect(pause.waitMs).toBeGreaterThanOrEqual(leastMs);
        expect(pause.atLeastMs).toBeGreaterThanOrEqual(leastMs);
        expect(pause.atLeastMs).toBeLessThanOrEqual(pause.waitMs);
      }
    }),
    { seed: 20_261_123, numRuns: 300 },
  );
});
