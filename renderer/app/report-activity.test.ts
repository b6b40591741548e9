import { beforeEach, expect, test } from 'vitest';
import { REPORT_EVERY_MS, reportActivity } from './report-activity.ts';

let target: EventTarget;
let reports: number;
let now: number;
let timers: { dueMs: number; callback: () => void }[];
let stop: () => void;

function advance(ms: number): void {
  now += ms;
  for (const timer of timers.filter(({ dueMs }) => dueMs <= now)) {
    timers = timers.filter(other => other !== timer);
    timer.callback();
  }
}

beforeEach(() => {
  target = new EventTarget();
  reports = 0;
  now = 0;
  timers = [];
  const clock = {
    now: () => now,
    after: (delayMs: number, callback: () => void) => {
      const timer = { dueMs: now + delayMs, callback };
      timers.push(timer);
      return () => void (timers = timers.filter(other => other !== timer));
    },
  };
  stop = reportActivity(target, clock, () => void reports++);
});

test.each(['keydown', 'pointerdown', 'wheel'])('a %s is told at once', type => {
  target.dispatchEvent(new Event(type));
  expect(reports).toBe(1);
});

test('G24 however much is typed it is told once in five seconds, and the last of it is told too', () => {
  for (let i = 0; i < 80; i++) {
    target.dispatchEvent(new Event('keydown'));
    advance(100);
  }
  expect(reports).toBe(2);
  advance(REPORT_EVERY_MS);
  expect(reports).toBe(3);
  advance(REPORT_EVERY_MS);
  expect(reports).toBe(3);
});

test('a page that moves under a resting pointer is nobody', () => {
  target.dispatchEvent(new PointerEvent('pointermove', { movementX: 0, movementY: 0 }));
  expect(reports).toBe(0);
  target.dispatchEvent(new PointerEvent('pointermove', { movementX: 1, movementY: 0 }));
  expect(reports).toBe(1);
});

test('after the end nothing is told', () => {
  target.dispatchEvent(new Event('keydown'));
  target.dispatchEvent(new Event('keydown'));
  stop();
  advance(REPORT_EVERY_MS);
  target.dispatchEvent(new Event('keydown'));
  expect(reports).toBe(1);
});
