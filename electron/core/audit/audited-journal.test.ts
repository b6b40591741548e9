import { expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { digestOf } from '../journal/journal-record.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { createMemoryJournal } from '../testing/memory-journal.ts';
import type { AuditEvent } from './audit-event.ts';
import { auditedJournal } from './audited-journal.ts';

const id = MutationId.parse('0199a2b4-0000-7000-8000-000000000001');
const act: Extract<JournalItem, { kind: 'mutation' }> = {
  kind: 'mutation',
  caseId: CaseId.parse('c-1'),
  mutation: {
    id,
    seq: 1,
    at: '2026-03-02T09:00:00.000Z',
    act: { type: 'case.park', payload: { reason: 'The broker is asked', wakeAt: '2026-03-03T09:00:00.000Z' } },
    target: { kind: 'case', id: 'c-1' },
    baseVersion: 4,
  },
};

function audited() {
  const journal = createMemoryJournal();
  const events: AuditEvent[] = [];
  return { journal, events, both: auditedJournal(journal, event => events.push(event)) };
}

test('an act is written down by its id, its kind and its hash, and without a word of it', async () => {
  const { events, both } = audited();
  await both.keep([act]);
  const sha256 = digestOf(act.mutation);
  expect(events).toEqual([{ type: 'work.sealed', subject: id, sha256, detail: 'case.park', caseId: 'c-1' }]);
  expect(JSON.stringify(events)).not.toContain('broker');
});

test('what became of an act is written down, and what is still open is not', async () => {
  const { events, both } = audited();
  await both.keep([act]);
  await both.settled([{ id, state: 'unknown', reason: 'The answer was lost.' }]);
  await both.settled([{ id, state: 'accepted', serverVersion: 5, settledAt: '2026-03-02T09:00:01.000Z' }]);
  expect(events.slice(1)).toEqual([{ type: 'work.accepted', subject: id, count: 5 }]);
});

test('what the disk refused is no entry: it did not happen yet', async () => {
  const { journal, events, both } = audited();
  journal.refuseNext();
  expect((await both.keep([act])).ok).toBe(false);
  expect(events).toEqual([]);
});

test('work that the store had lost, and work that is offered to a server again, is written down with its number', async () => {
  const { journal, events } = audited();
  const given = { ...journal, reconcile: async () => ok({ given: 4, taken: 0, reopened: 2 }) };
  const none = { ...journal, reconcile: async () => ok({ given: 0, taken: 2, reopened: 0 }) };
  const { handlers } = createMemoryCache();
  await auditedJournal(none, event => events.push(event)).reconcile(handlers);
  expect(events).toEqual([]);
  await auditedJournal(given, event => events.push(event)).reconcile(handlers);
  expect(events).toEqual([
    { type: 'work.recovered', count: 4 },
    { type: 'work.offered-again', count: 2 },
  ]);
});

test('an act in conflict, one that was refused and one that was set aside are written down as such', async () => {
  const { events, both } = audited();
  await both.keep([act]);
  for (const state of ['conflict', 'rejected', 'set-aside'] as const) await both.settled([{ id, state }]);
  expect(events.slice(1).map(({ type }) => type)).toEqual(['work.conflict', 'work.rejected', 'work.set-aside']);
});
