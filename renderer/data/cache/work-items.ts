import type { JournalItem } from '../../../shared/model/journal.ts';
import type { DraftRow, OutboxRow, ReviewDraftRow } from '../rows.ts';

/** Rows of a person's work as the journal keeps them. */

export function draftItem({ caseId, judgment, baseVersion, savedAt, migration }: DraftRow): JournalItem {
  return { kind: 'draft', caseId, judgment, baseVersion, savedAt, ...(migration && { migration }) };
}

export function reviewDraftItem({ reviewId, caseId, review, savedAt }: ReviewDraftRow): JournalItem {
  return { kind: 'review-draft', reviewId, caseId, review, savedAt };
}

/** What became of an act that is settled: by the server, or by the person. */
export function settledItem(row: OutboxRow): JournalItem {
  const { id, state, reason, serverVersion, current, settledAt } = row;
  const settlement = {
    id,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(serverVersion === undefined ? {} : { serverVersion }),
    ...(current === undefined ? {} : { current }),
    ...(settledAt === undefined ? {} : { settledAt }),
  };
  return { kind: 'settled', settlement };
}

/** The act, sealed. */
export function actItem({ caseId, mutation }: OutboxRow): JournalItem {
  return { kind: 'mutation', caseId, mutation };
}
