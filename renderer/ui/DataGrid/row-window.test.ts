import { expect, test } from 'vitest';
import { ROW_HEIGHT_PX, scrollFor, windowAt, windowWithin } from './row-window.ts';

const HEIGHT = 10 * ROW_HEIGHT_PX;

test('at every place each row in sight is drawn, and few others', () => {
  for (let scrollTop = 0; scrollTop < 2_000; scrollTop += 7) {
    const { from, to } = windowAt(scrollTop, HEIGHT);
    const inSight = Array.from({ length: 100 }, (_, index) => index).filter(index => {
      const top = (index + 1) * ROW_HEIGHT_PX - scrollTop;
      return top + ROW_HEIGHT_PX > ROW_HEIGHT_PX && top < HEIGHT;
    });
    expect(inSight.length).toBeGreaterThan(0);
    expect(inSight.every(index => index >= from && index < to)).toBe(true);
    expect(to - from).toBeLessThanOrEqual(inSight.length + 16);
  }
});

test('a window beyond the last row goes back to the rows that there are', () => {
  expect(windowWithin({ from: 500, to: 526 }, 20)).toEqual({ from: 0, to: 20 });
  expect(windowWithin({ from: 500, to: 526 }, 510)).toEqual({ from: 484, to: 510 });
  expect(windowWithin({ from: 500, to: 526 }, 10_000)).toEqual({ from: 500, to: 526 });
  expect(windowWithin({ from: 0, to: 26 }, 0)).toEqual({ from: 0, to: 0 });
});

test('a row is brought into sight below the head or at the bottom, the least way', () => {
  expect(scrollFor(3, 0, HEIGHT)).toBe(0);
  expect(scrollFor(8, 0, HEIGHT)).toBe(0);
  expect(scrollFor(9, 0, HEIGHT)).toBe(ROW_HEIGHT_PX);
  expect(scrollFor(2, 5 * ROW_HEIGHT_PX, HEIGHT)).toBe(2 * ROW_HEIGHT_PX);
});

test('a box too low for a row shows the row’s top', () => {
  expect(scrollFor(4, 0, ROW_HEIGHT_PX)).toBe(4 * ROW_HEIGHT_PX);
});
