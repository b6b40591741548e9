import { getAt } from '../../../shared/forms/answers.ts';
import type { SendableParts } from '../../../shared/forms/sendable-answers.ts';
import type { Review } from '../../../shared/model/review.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

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
      same(getAt(submitted.answers, pointer), getAt(now.answers, pointer)) &&
      same(submitted.evidence[pointer], now.evidence[pointer]) &&
      same(submitted.rationale[pointer], now.rationale[pointer]),
  ).length;
}
