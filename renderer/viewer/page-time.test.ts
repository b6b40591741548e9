import { expect, test } from 'vitest';
import { endSight, endSightsOf, noteSight, sightSeconds } from './page-time.ts';

const document = { id: 'd-times', version: 1 };

test('a page counts for as long as it is in front, and no longer than a person sits before it unmoved', () => {
  expect(sightSeconds(document, 3, 0)).toBeNull();
  noteSight(document, [3], 'a', 1000);
  expect(sightSeconds(document, 3, 5000)).toBe(4);
  noteSight(document, [4], 'a', 6000);
  expect([sightSeconds(document, 3, 90_000), sightSeconds(document, 4, 8500)]).toEqual([5, 2.5]);
  noteSight(document, [3], 'a', 9000);
  expect(sightSeconds(document, 3, 999_000)).toBe(65);
  endSight(document, 'a', 10_000);
  expect([sightSeconds(document, 3, 999_000), sightSeconds(document, 4, 999_000)]).toEqual([6, 3]);
  expect(sightSeconds({ ...document, version: 2 }, 3, 10_000)).toBeNull();
});

test('both pages of a spread are in front, and a page that two views show counts once and until both have left it', () => {
  const spread = { id: 'd-spread', version: 1 };
  noteSight(spread, [2, 3], 'a', 1000);
  noteSight(spread, [3], 'window b', 3000);
  noteSight(spread, [8], 'a', 5000);
  expect([2, 3, 8].map(page => sightSeconds(spread, page, 6000))).toEqual([4, 5, 1]);
  endSightsOf('window', 7000);
  expect([2, 3, 8].map(page => sightSeconds(spread, page, 9000))).toEqual([4, 6, 4]);
  // Who has left already leaves nothing a second time.
  endSight(spread, 'window b', 8000);
  expect(sightSeconds(spread, 3, 9000)).toBe(6);
});
