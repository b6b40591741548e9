import { expect, test } from 'vitest';
import type { CaseRecord } from '../../../shared/model/case.ts';
import { timeLeft } from './time-left.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();
const due = (hours: number, more: Partial<CaseRecord> = {}) =>
  timeLeft({ receivedAt: at(-100), dueAt: at(hours), ...more } as CaseRecord, NOW);

test('past its deadline a case is late, by as much', () => {
  expect(due(-2)).toEqual({ milliseconds: -2 * HOUR, tone: 'late' });
});

test('it is soon in the last fifth of the time given', () => {
  expect(due(24).tone).toBe('soon');
  expect(due(26).tone).toBe('fine');
});

test('it is soon in the last two hours, however short the time given was', () => {
  expect(due(1.5, { receivedAt: at(-1) }).tone).toBe('soon');
});

test('it is soon when the goal has passed', () => {
  expect(due(90, { goalAt: at(-1) }).tone).toBe('soon');
});

test('while the clock is stopped nothing is lost', () => {
  expect(due(-1, { clock: { state: 'stopped', since: at(-3) } })).toEqual({ milliseconds: 2 * HOUR, tone: 'stopped' });
});
