import { expect, test } from 'vitest';
import { parseRange } from './parse-range.ts';

const part = (start: number, end: number) => ({ kind: 'part', start, end });

test.each([
  [undefined, { kind: 'whole' }],
  ['', { kind: 'whole' }],
  ['bytes=0-', part(0, 100)],
  ['bytes=40-', part(40, 100)],
  ['bytes=99-', part(99, 100)],
  ['bytes=100-', { kind: 'unsatisfiable' }],
  ['bytes=0-0', part(0, 1)],
  ['bytes=10-1000', part(10, 100)],
  ['bytes=-30', part(70, 100)],
  ['bytes=-300', part(0, 100)],
  ['bytes=-0', { kind: 'unsatisfiable' }],
  ['bytes=20-10', { kind: 'whole' }],
  ['bytes=0-1,5-6', { kind: 'whole' }],
  ['items=0-1', { kind: 'whole' }],
  ['bytes=-', { kind: 'whole' }],
  ['bytes=99999999999999999999-', { kind: 'whole' }],
])('of 100 bytes, %j asks for %j', (header, expected) => {
  expect(parseRange(header, 100)).toEqual(expected);
});

test('every byte of nothing is too far', () => {
  expect(parseRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
});
