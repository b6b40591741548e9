import { expect, test } from 'vitest';
import { moveFrom, moveOf, type GridMove } from './grid-moves.ts';

test.each<[GridMove, number, number]>([
  ['up', 5, 4],
  ['up', 0, 0],
  ['down', 5, 6],
  ['down', 9, 9],
  ['page-up', 5, 1],
  ['page-up', 2, 0],
  ['page-down', 2, 6],
  ['page-down', 7, 9],
  ['first', 7, 0],
  ['last', 0, 9],
])('of ten rows, %s from %i leads to %i', (move, from, to) => {
  expect(moveFrom(from, move, 10, 4)).toBe(to);
});

test('without rows there is nowhere to go', () => {
  expect(moveFrom(-1, 'down', 0, 4)).toBe(-1);
});

test('other keys are no moves, not even those that every object has', () => {
  expect(moveOf('ArrowDown')).toBe('down');
  expect(moveOf('a')).toBeUndefined();
  expect(moveOf('constructor')).toBeUndefined();
});
