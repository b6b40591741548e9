import { expect, test } from 'vitest';
import { reviewQueue } from './review-order.ts';
import { aRow } from './testing/a-row.ts';

const waitingSince = (id: string, submittedAt: string, userId = 'p-ben') =>
  aRow({ id, status: 'submitted', awaitingReview: { submittedAt, userId, round: 1 } });

test('the submission that waits longest comes first', () => {
  const rows = [waitingSince('late', '2026-11-23T10:00:00Z'), waitingSince('early', '2026-11-23T08:00:00Z'), aRow()];
  expect(reviewQueue(rows, 'p-lead').map(({ record }) => record.id)).toEqual(['early', 'late']);
});

test('nobody reviews what they submitted themselves', () => {
  expect(reviewQueue([waitingSince('own', '2026-11-23T08:00:00Z', 'p-lead')], 'p-lead')).toEqual([]);
});
