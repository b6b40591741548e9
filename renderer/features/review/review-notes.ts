import type { CaseFile } from '../../data/views.ts';
import type { EarlierRound } from '../../../shared/forms/review-rows.ts';
import type { Submission } from '../../../shared/model/judgment.ts';
import type { Review } from '../../../shared/model/review.ts';
import { text } from '../../i18n/text.ts';

/** Why this person may not judge this submission, in words; null when they may. */
export function cannotReview(
  review: Review,
  submission: Submission,
  personId: string,
  isLocked: boolean,
): string | null {
  if (submission.userId === personId) return text('review.ownWork');
  if (review.status === 'completed') return text('review.completed');
  if (review.reviewerId !== personId) return text('review.notYours');
  return isLocked ? text('review.locked') : null;
}

/** The round before this one with what was said about it. */
export function earlierRound(caseFile: CaseFile, submission: Submission): EarlierRound | null {
  const before = caseFile.submissions.findLast(one => one.userId === submission.userId && one.round < submission.round);
  if (!before) return null;
  const review = caseFile.reviews.findLast(
    ({ record }) => record.status === 'completed' && record.submissionIds.includes(before.id),
  );
  return review ? { submission: before, review: review.record } : null;
}
