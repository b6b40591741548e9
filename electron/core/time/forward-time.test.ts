import { expect, test } from 'vitest';
import { createForwardTime } from './forward-time.ts';

test('time for waiting goes on after the wall clock was set back, and takes a jump ahead along', () => {
  let wallMs = 1000;
  const now = createForwardTime({ now: () => wallMs });
  wallMs += 500;
  expect(now()).toBe(1500);
  wallMs -= 86_400_000;
  expect(now()).toBe(1500);
  wallMs += 700;
  expect(now()).toBe(2200);
  wallMs += 86_400_000;
  expect(now()).toBe(86_402_200);
});
