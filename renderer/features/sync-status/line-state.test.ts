import { expect, test } from 'vitest';
import type { SyncReport } from '../../../shared/model/sync.ts';
import type { SyncStatus } from '../../data/views.ts';
import { lineState } from './line-state.ts';

function withReport(overrides: Partial<SyncReport>): SyncStatus {
  const report: SyncReport = {
    phase: 'idle',
    lastContactAt: '2026-11-24T09:00:00Z',
    problem: null,
    documents: { wanted: 0, verified: 0, failed: 0 },
    ...overrides,
  };
  return { report, unsent: 0, oldestUnsentAt: null, attention: [], quarantined: [], heldDeletes: null };
}
const problem = (code: 'offline' | 'forbidden') => ({
  code,
  message: 'What to do.',
  retryAt: '2026-11-24T09:05:00Z',
});

test('before the first report the window says that it is connecting', () => {
  expect(lineState(undefined, 'up').word).toBe('starting');
});

test('idle after a contact is up to date', () => {
  expect(lineState(withReport({}), 'up')).toMatchObject({ word: 'upToDate', tone: 'good' });
});

test('being offline is a warning with its next try; any other problem stands out', () => {
  expect(lineState(withReport({ problem: problem('offline') }), 'up')).toEqual({
    word: 'offline',
    tone: 'warning',
    sentence: 'What to do.',
    retryAt: '2026-11-24T09:05:00Z',
  });
  expect(lineState(withReport({ problem: problem('forbidden') }), 'up')).toMatchObject({ tone: 'problem' });
});

test('a lost main process hides what was last known of the line', () => {
  expect(lineState(withReport({ problem: problem('offline') }), 'lost').word).toBe('lost');
});
