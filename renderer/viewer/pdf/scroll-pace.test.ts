import { expect, test } from 'vitest';
import { nearWindow } from './near-window.ts';
import { ScrollPace } from './scroll-pace.ts';

test('a steady scroll has its pace from the second step on, and its sign is the direction', () => {
  const pace = new ScrollPace();
  const steps = [0, 100, 200, 300].map((top, i) => pace.note(top, 1000 + 20 * i));
  expect(steps).toEqual([0, 5000, 5000, 5000]);
  expect(pace.note(280, 1080)).toBe(-1000);
});

test('after a rest and after a jump nobody is scrolling', () => {
  const pace = new ScrollPace();
  pace.note(0, 1000);
  expect(pace.note(400, 1020)).toBe(20_000);
  expect(pace.note(420, 1500)).toBe(0);
  expect(pace.note(520, 1520)).toBe(5000);
  expect(pace.note(90_000, 1540)).toBe(0);
});

test('who reads has pages ready on both sides, who flings only on that of the direction', () => {
  const seen = { first: 20, last: 21 };
  expect(nearWindow(seen, 0, 100)).toEqual({ first: 18, last: 25 });
  expect(nearWindow(seen, -2, 100)).toEqual({ first: 16, last: 23 });
  expect(nearWindow(seen, 30, 100)).toEqual({ first: 19, last: 29 });
  expect(nearWindow(seen, -30, 100)).toEqual({ first: 12, last: 22 });
});

test('there are no pages before the first and after the last', () => {
  expect(nearWindow({ first: 0, last: 1 }, -30, 5)).toEqual({ first: 0, last: 2 });
  expect(nearWindow({ first: 3, last: 4 }, 30, 5)).toEqual({ first: 2, last: 4 });
});
