import { CaseId, PersonId, ProcessId, ReviewId, SubmissionId } from '../../../../shared/model/ids.ts';
import type { JournalItem } from '../../../../shared/model/journal.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import type { Mutation, OutboxState, Settlement } from '../../../../shared/model/outbox.ts';
import type { Review } from '../../../../shared/model/review.ts';
import { anEntry, mutationId } from '../../testing/an-entry.ts';

type Kind<K extends JournalItem['kind']> = Extract<JournalItem, { kind: K }>;

const ANA = PersonId.parse('p-ana');

export function anAct(seq: number, caseId = 'c-1', at = '2026-03-02T09:00:00Z'): Kind<'mutation'> {
  const { mutation, caseId: id } = anEntry(seq, caseId);
  return { kind: 'mutation', caseId: id, mutation: { ...mutation, at } };
}

export function aJudgment(caseId: string, text: string): Judgment {
  return {
    caseId: CaseId.parse(caseId),
    userId: ANA,
    process: { processId: ProcessId.parse('uw'), version: 1 },
    answers: { text },
    evidence: {},
    rationale: {},
    confidence: {},
    activeSeconds: 1,
    updatedAt: '2026-03-02T09:00:00Z',
  };
}

export function aDraft(caseId: string, text: string, savedAt = '2026-03-02T09:00:00Z'): Kind<'draft'> {
  return {
    kind: 'draft',
    caseId: CaseId.parse(caseId),
    judgment: aJudgment(caseId, text),
    baseVersion: 0,
    savedAt,
  };
}

export function aSubmission(seq: number, caseId: string, text: string): Kind<'mutation'> {
  const { mutation } = anAct(seq, caseId);
  const id = SubmissionId.parse(`s-${seq}`);
  const submitted: Mutation = {
    ...mutation,
    target: { kind: 'submission', id },
    act: {
      type: 'judgment.submit',
      payload: {
        id,
        caseId: CaseId.parse(caseId),
        userId: ANA,
        as: 'analyst',
        round: 1,
        submittedAt: mutation.at,
        judgment: aJudgment(caseId, text),
        annotations: [],
      },
    },
  };
  return { kind: 'mutation', caseId: CaseId.parse(caseId), mutation: submitted };
}

export function aReview(id: string, comment: string): Review {
  return {
    id: ReviewId.parse(id),
    caseId: CaseId.parse('c-1'),
    submissionIds: [SubmissionId.parse('s-1')],
    reviewerId: ANA,
    status: 'open',
    items: [],
    comment,
  };
}

export function aReviewDraft(id: string, comment: string, savedAt = '2026-03-02T09:00:00Z'): Kind<'review-draft'> {
  const review = aReview(id, comment);
  return { kind: 'review-draft', reviewId: review.id, caseId: review.caseId, review, savedAt };
}

export function settled(seq: number, state: OutboxState, settledAt = '2026-03-02T09:05:00Z'): Settlement {
  return { id: mutationId(seq), state, serverVersion: seq, settledAt };
}
