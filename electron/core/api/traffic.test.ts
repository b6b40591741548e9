import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { apiFailure, type ApiCode } from './api-failure.ts';
import { createTraffic } from './traffic.ts';

const failure = (code: ApiCode, more: Parameters<typeof apiFailure>[2] = {}) => apiFailure(code, 'No.', more).failure;

test('whatever fails in ten minutes, no more than 19 requests have their part of the budget', async () => {
  const clock = createFakeClock();
  const traffic = createTraffic(clock);
  let requests = 0;
  for (let second = 0; second < 600; second++) {
    while (traffic.budgetMs() === 0) {
      traffic.saw(failure('server-error'));
      requests++;
    }
    await clock.advance(1000);
  }
  expect(requests).toBeGreaterThan(15);
  expect(requests).toBeLessThanOrEqual(19);
});

test.each<[ApiCode, boolean, boolean]>([
  ['server-error', true, true],
  ['rate-limited', false, true],
  ['not-the-server', true, true],
  ['offline', true, true],
  ['offline', false, false],
  ['forbidden', false, false],
  ['invalid', false, false],
  ['cancelled', true, false],
])('a failure %s that may have acted (%s) costs the budget: %s', (code, mayHaveActed, costs) => {
  const traffic = createTraffic(createFakeClock());
  for (let i = 0; i < 5; i++) traffic.saw(failure(code, { mayHaveActed }));
  expect(traffic.budgetMs() > 0).toBe(costs);
});

test('ten answers pay for one more retry', async () => {
  const clock = createFakeClock();
  const traffic = createTraffic(clock);
  const spend = (): void => {
    for (let i = 0; i < 6; i++) traffic.saw(failure('server-error'));
  };
  const answer = (times: number): void => {
    for (let i = 0; i < times; i++) traffic.saw(null);
  };
  spend();
  answer(7);
  await clock.advance(8000);
  expect(traffic.budgetMs()).toBeGreaterThan(0);
  await clock.advance(600_000);
  spend();
  answer(10);
  await clock.advance(8000);
  expect(traffic.budgetMs()).toBe(0);
  expect(traffic.answers()).toBe(17);
});

test('G4 I23 a burst of failures is stretched over 22 s, whoever presses, and a short trouble never waits longer than 8 s', async () => {
  const clock = createFakeClock();
  const traffic = createTraffic(clock);
  const pauses: number[] = [];
  for (let i = 0; i < 5; i++) {
    traffic.saw(failure('server-error'));
    const pauseMs = traffic.budgetMs();
    pauses.push(pauseMs);
    if (pauseMs === 0) continue;
    await clock.advance(pauseMs - 1);
    expect(traffic.budgetMs()).toBe(1);
    await clock.advance(1);
    expect(traffic.budgetMs()).toBe(0);
  }
  expect(pauses).toEqual([0, 2000, 4000, 8000, 8000]);
});

test('a wall clock that is set back does not make a pause longer', () => {
  const clock = createFakeClock();
  let shiftMs = 0;
  const traffic = createTraffic({ now: () => clock.now() + shiftMs, after: clock.after });
  traffic.saw(failure('server-error'));
  traffic.saw(failure('server-error'));
  shiftMs = -86_400_000;
  expect(traffic.budgetMs()).toBe(2000);
});

test('I23 the silence that the server asked for holds for everybody, and the longer one of two', async () => {
  const clock = createFakeClock();
  const traffic = createTraffic(clock);
  traffic.saw(failure('rate-limited', { retryAfterMs: 60_000, mayHaveActed: false }));
  traffic.saw(failure('server-error', { retryAfterMs: 10_000 }));
  await clock.advance(59_000);
  expect(traffic.closed()).toMatchObject({ code: 'rate-limited', mayHaveActed: false, retryAfterMs: 1000 });
  await clock.advance(1000);
  expect(traffic.closed()).toBeNull();
});

test('I23 whoever sets the clock forward does not shorten the silence, and setting it back does not lengthen what is said', async () => {
  const clock = createFakeClock();
  let shiftMs = 0;
  const traffic = createTraffic({ now: () => clock.now() + shiftMs, after: clock.after });
  traffic.saw(failure('rate-limited', { retryAfterMs: 60_000 }));
  shiftMs = 86_400_000;
  await clock.advance(59_000);
  expect(traffic.closed()?.retryAfterMs).toBe(1);
  shiftMs = -86_400_000;
  expect(traffic.closed()?.retryAfterMs).toBe(60_000);
  await clock.advance(1000);
  expect(traffic.closed()).toBeNull();
});
