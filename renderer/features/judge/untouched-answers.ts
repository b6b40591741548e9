import { getAt, isSameAnswer } from '../../../shared/forms/answers.ts';
import type { SendableParts } from '../../../shared/forms/sendable-answers.ts';
import type { Review } from '../../../shared/model/review.ts';

/** How many answers that a review returned are still, with evidence and reason, what was submitted then. */
export function untouchedAnswers(
  review: Review | null,
  submitted: SendableParts | undefined,
  now: SendableParts,
): number {
  if (!review || !submitted) return 0;
  return review.items.filter(
    ({ pointer, verdict }) =>
      verdict === 'incorrect' &&
      isSameAnswer(getAt(submitted.answers, pointer), getAt(now.answers, pointer)) &&
      isSameAnswer(submitted.evidence[pointer], now.evidence[pointer]) &&
      isSameAnswer(submitted.rationale[pointer], now.rationale[pointer]),
  ).length;
}
