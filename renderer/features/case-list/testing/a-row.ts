import type { QueueRow } from '../../../data/views.ts';
import { aCase } from '../../../testing/builders.ts';

type RowOverrides = Partial<Omit<QueueRow, 'record' | 'status'>> & Parameters<typeof aCase>[0];

/** A row of the queue; overrides of the record's members go to the record. */
export function aRow({
  processName = 'Underwriting',
  unsent = false,
  attention = false,
  hasDraft = false,
  documents = { total: 2, verified: 2, failed: 0, bytes: 4_404_019, readyBytes: 4_404_019, isReady: true },
  isHeld = false,
  awaitingReview = null,
  ...ofRecord
}: RowOverrides = {}): QueueRow {
  const record = aCase(ofRecord);
  return { record, status: record.status, processName, unsent, attention, hasDraft, documents, isHeld, awaitingReview };
}
