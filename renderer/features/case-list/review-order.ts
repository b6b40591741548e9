import { compareUrgency } from '../../../shared/queue/next-case.ts';
import type { QueueRow } from '../../data/views.ts';

/** A row that has a submission waiting for review. */
export type ReviewRow = QueueRow & { readonly awaitingReview: NonNullable<QueueRow['awaitingReview']> };

/** The submissions that a lead can review: not their own, the longest wait first. */
export function reviewQueue(rows: readonly QueueRow[], leadId: string): readonly ReviewRow[] {
  return rows
    .filter((row): row is ReviewRow => row.awaitingReview !== null && row.awaitingReview.userId !== leadId)
    .toSorted(
      (a, b) =>
        Date.parse(a.awaitingReview.submittedAt) - Date.parse(b.awaitingReview.submittedAt) || compareUrgency(a, b),
    );
}
