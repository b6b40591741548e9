import { expect, test } from 'vitest';
import type { SyncReport } from '../../../shared/model/sync.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createSyncStatus } from './sync-status.ts';

function setUp() {
  const clock = createFakeClock();
  const sent: SyncReport[] = [];
  return { clock, sent, status: createSyncStatus(clock, report => sent.push(report)) };
}

test('the first change is reported at once, a burst of them as the last one only', async () => {
  const { clock, sent, status } = setUp();
  status.set({ phase: 'pulling' });
  for (let i = 0; i < 100; i++) status.set({ phase: i % 2 === 0 ? 'idle' : 'pushing' });
  expect(sent.map(report => report.phase)).toEqual(['pulling']);
  await clock.advance(250);
  expect(sent.map(report => report.phase)).toEqual(['pulling', 'pushing']);
});

test('there are never more than about four reports a second', async () => {
  const { clock, sent, status } = setUp();
  for (let i = 0; i < 1000; i++) {
    status.set({ documents: { ...status.current().documents, verified: i } });
    await clock.advance(10);
  }
  expect(sent.length).toBeLessThanOrEqual(41);
});

test('what did not change is not reported, and a new window is told the whole', async () => {
  const { clock, sent, status } = setUp();
  status.set({ phase: 'pulling' });
  await clock.advance(1000);
  status.set({ phase: 'pulling' });
  await clock.advance(1000);
  expect(sent).toHaveLength(1);
  status.resend();
  await clock.advance(1000);
  expect(sent).toHaveLength(2);
});

test('contact is a time of this machine', () => {
  const { sent, status } = setUp();
  status.contact();
  expect(sent[0]?.lastContactAt).toBe('2026-03-02T09:00:00.000Z');
});

test('G26 when the server answered last is known from before this start', async () => {
  const clock = createFakeClock();
  const sent: SyncReport[] = [];
  createSyncStatus(clock, report => sent.push(report), '2026-03-01T17:00:00.000Z').set({ phase: 'waiting' });
  expect(sent[0]?.lastContactAt).toBe('2026-03-01T17:00:00.000Z');
});
