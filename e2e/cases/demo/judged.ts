import type { z } from 'zod';
import type { BundleCase } from '../bundle.ts';
import { fixedUuid, type Mark, markUp } from './evidence.ts';
import { HANNEKE, LEILA, MATEO, people } from './people.ts';

export type HistoryInput = NonNullable<z.input<typeof BundleCase>['history']>;
type SubmissionInput = NonNullable<HistoryInput['submissions']>[number];
type ReviewInput = NonNullable<HistoryInput['reviews']>[number];

/** One person's work on one case: what they answered, what they marked and why. */
export interface Work {
  readonly caseId: string;
  readonly by: typeof LEILA | typeof MATEO;
  /** When it was last saved: a bundle time. */
  readonly at: string;
  readonly answers: Record<string, unknown>;
  readonly marks: readonly Mark[];
  readonly rationale?: Record<string, string>;
  readonly confidence?: Record<string, number>;
  readonly decision?: { result: unknown; matchedRules: string[] };
  readonly minutes: number;
}

function judgmentOf(work: Work) {
  const { annotations, evidence } = markUp(authorOf(work.by), work.at, work.marks);
  return {
    annotations,
    judgment: {
      userId: work.by,
      answers: work.answers,
      evidence,
      rationale: work.rationale ?? {},
      confidence: work.confidence ?? {},
      ...(work.decision && { decision: work.decision }),
      activeSeconds: work.minutes * 60,
      updatedAt: work.at,
    },
  };
}

/** Work that is not finished: a draft and live marks. */
export function draftOf(work: Work): HistoryInput {
  const { annotations, judgment } = judgmentOf(work);
  return { annotations, drafts: [judgment] };
}

/** Work that was submitted, and the review of it. After a return, the draft is what was submitted. */
export function submittedOf(
  work: Work,
  review: Omit<ReviewInput, 'id' | 'submissionIds' | 'reviewerId' | 'items'> & { items?: ReviewInput['items'] },
): HistoryInput {
  const { annotations, judgment } = judgmentOf(work);
  const submission = {
    id: fixedUuid(`submission ${work.caseId}`),
    as: 'analyst',
    round: 1,
    submittedAt: work.at,
    judgment,
    annotations,
  } as SubmissionInput;
  return {
    annotations,
    drafts: review.disposition === 'return' ? [judgment] : [],
    submissions: [submission],
    reviews: [
      {
        id: fixedUuid(`review ${work.caseId}`),
        submissionIds: [submission.id],
        reviewerId: HANNEKE,
        items: [],
        ...review,
      },
    ],
  };
}

function authorOf(id: string): { id: string; name: string } {
  const person = people.find(one => one.id === id);
  if (!person) throw new Error(`Nobody has the id ${id}`);
  return { id, name: person.name };
}
