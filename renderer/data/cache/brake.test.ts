import { expect, test } from 'vitest';
import { addToTally, isMassDelete, mustHold } from './brake.ts';

test.each([
  [20, 20, false],
  [21, 60, true],
  [21, 70, false],
  [21, 71, false],
  [300, 900, true],
])('%i of %i cases at once: stopped %s', (going, local, stopped) => {
  expect(isMassDelete(going, local)).toBe(stopped);
});

const MINUTE = 60_000;

test('what goes within ten minutes counts together, against what was here when it began', () => {
  const first = addToTally(null, { gone: 15, cases: 60, goesOn: false, nowMs: 0 });
  const second = addToTally(first, { gone: 6, cases: 45, goesOn: false, nowMs: 9 * MINUTE });
  expect(second).toMatchObject({ gone: 21, cases: 60 });
  expect([first, second].map(tally => mustHold({ held: [] }, tally))).toEqual([false, true]);
  expect(addToTally(second, { gone: 6, cases: 39, goesOn: false, nowMs: 10 * MINUTE })).toMatchObject({ gone: 6 });
});

test('the pages of one pull count together, however long it takes', () => {
  const first = addToTally(null, { gone: 15, cases: 60, goesOn: true, nowMs: 0 });
  const later = { gone: 6, cases: 45, goesOn: false, nowMs: 60 * MINUTE };
  expect(addToTally(first, later)).toMatchObject({ gone: 21, cases: 60 });
});

test('while a person is being asked, nothing more goes; once they said that all stay, single cases go again', () => {
  const one = addToTally(null, { gone: 1, cases: 60, goesOn: false, nowMs: 0 });
  expect(mustHold({ held: [{ id: 'c-1', version: 2, kept: false }] }, one)).toBe(true);
  expect(mustHold({ held: [{ id: 'c-1', version: 2, kept: true }] }, one)).toBe(false);
});
