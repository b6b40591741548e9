import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellSelector,
  imageSelector,
  pageSelector,
  parseCellFragment,
  parseImageFragment,
  parsePageFragment,
} from './area.ts';

test.each([
  ['page=3', { page: 3, area: null }],
  ['page=3&viewrect=72,100.5,200,40', { page: 3, area: { left: 72, top: 100.5, width: 200, height: 40 } }],
  ['viewrect=1,2,3,4&page=2', { page: 2, area: { left: 1, top: 2, width: 3, height: 4 } }],
  ['page=0', null],
  ['page=-1', null],
  ['page=1&viewrect=1,2,3', null],
  ['page=1&viewrect=1,2,0,4', null],
  ['page=1&viewrect=1,2,NaN,4', null],
  ['page=1&viewrect=-1,2,3,4', null],
  ['', null],
] as const)('page fragment %j', (value, expected) => {
  expect(parsePageFragment(value)).toEqual(expected);
});

test.each([
  ['xywh=percent:10,20,30,40', { left: 10, top: 20, width: 30, height: 40 }],
  ['xywh=percent:90,20,30,40', null],
  ['xywh=10,20,30,40', null],
  ['xywh=percent:1e9,20,30,40', null],
] as const)('image fragment %j', (value, expected) => {
  expect(parseImageFragment(value)).toEqual(expected);
});

test('a cell is written and read with row and column from 1', () => {
  expect(cellSelector(4, 2).value).toBe('cell=4,2');
  expect(parseCellFragment('cell=4,2')).toEqual({ row: 4, column: 2 });
  expect(parseCellFragment('cell=0,2')).toBeNull();
});

test('what is written is read back, to a hundredth', () => {
  const seed = 7;
  console.info(`area properties: seed ${seed}`);
  const hundredths = (max: number) => fc.integer({ min: 1, max: max * 100 }).map(n => n / 100);
  const rect = fc.record({ left: hundredths(49), top: hundredths(49), width: hundredths(50), height: hundredths(50) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), rect, (page, area) => {
      expect(parsePageFragment(pageSelector({ page, area }).value)).toEqual({ page, area });
      expect(parseImageFragment(imageSelector(area).value)).toEqual(area);
    }),
    { seed },
  );
});
