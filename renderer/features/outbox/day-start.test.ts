import { expect, test } from 'vitest';
import { dayStart, shiftStart } from './day-start.ts';

const at = (instant: string) => Date.parse(instant);

test.each([
  ['Europe/Amsterdam', '2026-11-23T12:00:00Z', '2026-11-22T23:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-23T20:00:00Z', '2026-11-23T18:30:00.000Z'],
  ['America/St_Johns', '2026-11-23T02:00:00Z', '2026-11-22T03:30:00.000Z'],
  // The clocks go back at three: the day has 25 hours.
  ['Europe/Amsterdam', '2026-10-25T22:30:00Z', '2026-10-24T22:00:00.000Z'],
  // The clocks go forward at midnight: the day begins at one.
  ['Asia/Beirut', '2026-03-29T12:00:00Z', '2026-03-28T22:00:00.000Z'],
])('today in %s at %s began at %s', (zone, now, began) => {
  expect(dayStart(at(now), zone)).toBe(began);
});

test('a shift goes back over midnight to the last long pause', () => {
  const acts = ['2026-11-24T02:00:00Z', '2026-11-23T23:30:00Z', '2026-11-23T19:10:00Z', '2026-11-23T13:00:00Z'];
  const lines = acts.map(one => ({ at: one }));
  expect(shiftStart(lines, at('2026-11-24T03:00:00Z'))).toBe('2026-11-23T19:10:00Z');
  expect(shiftStart(lines, at('2026-11-24T09:00:00Z'))).toBeNull();
  expect(shiftStart([], at('2026-11-24T09:00:00Z'))).toBeNull();
});
