import { expect, test } from 'vitest';
import type { CaseStatus } from '../../../shared/model/case.ts';
import { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { Act, OutboxEntry, OutboxState } from '../../../shared/model/outbox.ts';
import { aReview, aSubmission } from '../../testing/builders.ts';
import { effectiveStatus } from './effective-status.ts';

const start: Act = { type: 'case.start', payload: {} };
const submit: Act = { type: 'judgment.submit', payload: aSubmission() };
const review = (disposition: 'accept' | 'return'): Act => ({
  type: 'review.complete',
  payload: aReview({ status: 'completed', disposition }),
});

function entry(act: Act, state: OutboxState): OutboxEntry {
  const id = MutationId.parse('0193a000-0000-7000-8000-000000000001');
  const target = { kind: 'case', id: 'c-1' };
  const mutation = { id, seq: 1, at: '2026-11-23T12:00:00Z', act, target, baseVersion: 1 };
  return { id, caseId: CaseId.parse('c-1'), mutation, state, attempts: 0 };
}

test.each<[CaseStatus, OutboxEntry[], CaseStatus]>([
  ['assigned', [], 'assigned'],
  ['assigned', [entry(start, 'waiting')], 'in-progress'],
  ['assigned', [entry(start, 'accepted'), entry(submit, 'unknown')], 'submitted'],
  ['returned', [entry(submit, 'sending')], 'submitted'],
  ['returned', [entry(start, 'waiting')], 'returned'],
  ['in-progress', [entry(submit, 'conflict')], 'in-progress'],
  ['in-progress', [entry(submit, 'rejected')], 'in-progress'],
  ['in-progress', [entry(submit, 'set-aside')], 'in-progress'],
  ['cancelled', [entry(submit, 'waiting')], 'cancelled'],
  ['in-review', [entry(review('accept'), 'waiting')], 'accepted'],
  ['submitted', [entry(review('return'), 'accepted')], 'returned'],
  ['assigned', [entry(review('return'), 'waiting')], 'assigned'],
])('%s with %j is shown as %s', (status, entries, shown) => {
  expect(effectiveStatus(status, entries)).toBe(shown);
});
