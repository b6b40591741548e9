import { expect, test } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createDeadline } from './deadline.ts';

function setUp() {
  const clock = createFakeClock();
  const shift = { ms: 0 };
  return { clock, shift, deadline: createDeadline({ now: () => clock.now() + shift.ms, after: clock.after }) };
}

test('before it is set it has passed; set, it passes at its time', async () => {
  const { clock, deadline } = setUp();
  expect(deadline.hasPassed()).toBe(true);
  deadline.set(60_000);
  await clock.advance(59_000);
  expect(deadline.hasPassed()).toBe(false);
  await clock.advance(1000);
  expect(deadline.hasPassed()).toBe(true);
});

test('a wall clock that is set back does not put it off', async () => {
  const { clock, shift, deadline } = setUp();
  deadline.set(60_000);
  shift.ms = -86_400_000;
  await clock.advance(60_000);
  expect(deadline.hasPassed()).toBe(true);
});

test('a machine that slept past it, its timers standing still, finds it passed', () => {
  const { shift, deadline } = setUp();
  deadline.set(60_000);
  shift.ms = 8 * 3_600_000;
  expect(deadline.hasPassed()).toBe(true);
});

test('set again, it is the later one that counts', async () => {
  const { clock, deadline } = setUp();
  deadline.set(60_000);
  deadline.set(120_000);
  await clock.advance(61_000);
  expect(deadline.hasPassed()).toBe(false);
});
