import type { Submission } from '../../../shared/model/judgment.ts';
import type { Review } from '../../../shared/model/review.ts';
import type { CaseFile } from '../../data/views.ts';

export interface ReviewInHand {
  readonly review: Review;
  readonly submission: Submission;
}

/** The review that a lead is looking at: the open one of the newest submission, else the last that was completed. */
export function reviewInHand(caseFile: CaseFile): ReviewInHand | null {
  const newestFirst = caseFile.reviews.map(({ record }) => record).toReversed();
  const review = newestFirst.find(({ status }) => status === 'open') ?? newestFirst[0];
  const submission = caseFile.submissions.findLast(({ id }) => review?.submissionIds.includes(id));
  return review && submission ? { review, submission } : null;
}
