import { expect, test } from 'vitest';
import { countCrashes } from './count-crashes.ts';

test('three crashes within a minute are endured, the fourth is not, and old ones are forgotten', () => {
  let nowMs = 0;
  const isHopeless = countCrashes(() => nowMs);
  expect([isHopeless(), isHopeless(), isHopeless(), isHopeless()]).toEqual([false, false, false, true]);
  nowMs = 60_000;
  expect(isHopeless()).toBe(false);
});
