import { expect, test } from 'vitest';
import { endSight, noteSight, sightSeconds } from './page-time.ts';

const document = { id: 'd-times', version: 1 };

test('a page counts for as long as it is in front, and no longer than a person sits before it unmoved', () => {
  expect(sightSeconds(document, 3, 0)).toBeNull();
  noteSight(document, 3, 1000);
  expect(sightSeconds(document, 3, 5000)).toBe(4);
  noteSight(document, 4, 6000);
  expect([sightSeconds(document, 3, 90_000), sightSeconds(document, 4, 8500)]).toEqual([5, 2.5]);
  noteSight(document, 3, 9000);
  expect(sightSeconds(document, 3, 999_000)).toBe(65);
  endSight(document, 10_000);
  expect([sightSeconds(document, 3, 999_000), sightSeconds(document, 4, 999_000)]).toEqual([6, 3]);
  expect(sightSeconds({ ...document, version: 2 }, 3, 10_000)).toBeNull();
});
