import { expect, test } from 'vitest';
import type { SyncReport } from '../../../shared/model/sync.ts';
import { isLineUp, lineState } from './line-state.ts';
import { aReport } from './testing/a-report.ts';

const withReport = (over: Partial<SyncReport>) => ({ report: aReport(over), heldDeletes: null });
const problem = (code: 'offline' | 'forbidden') => ({
  code,
  message: 'What to do.',
  retryAt: '2026-11-24T09:05:00Z',
});

test('before the first report the window says that it is connecting', () => {
  expect(lineState(undefined, 'up')).toMatchObject({ word: 'starting' });
});

test('idle after a contact is up to date', () => {
  expect(lineState(withReport({}), 'up')).toMatchObject({ word: 'upToDate', tone: 'good' });
});

test('being offline is a warning with its next try; any other problem stands out', () => {
  expect(lineState(withReport({ problem: problem('offline') }), 'up')).toEqual({
    tone: 'warning',
    stop: { code: 'offline', message: 'What to do.', retryAt: '2026-11-24T09:05:00Z' },
  });
  expect(lineState(withReport({ problem: problem('forbidden') }), 'up')).toMatchObject({ tone: 'problem' });
});

test('a lost main process hides what was last known of the line', () => {
  expect(lineState(withReport({ problem: problem('offline') }), 'lost').stop?.code).toBe('main-away');
});

test('I13 cases that are held raise a notice until a person has decided, and the line counts as up meanwhile', () => {
  const held = (kept: boolean) => ({ report: aReport(), heldDeletes: { gone: 40, cases: 60, kept } });
  expect(lineState(held(false), 'up').stop?.code).toBe('mass-delete');
  expect(isLineUp(held(false), 'up')).toBe(true);
  expect(lineState(held(true), 'up').stop).toBeNull();
  const offline = { ...held(false), report: aReport({ problem: problem('offline') }) };
  expect(lineState(offline, 'up').stop?.code).toBe('offline');
  expect(isLineUp(offline, 'up')).toBe(false);
});
