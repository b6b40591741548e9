import type { Disposition, ReviewItem } from '../model/review.ts';
import { isBlank } from './answers.ts';

export type ReviewProblemCode =
  /** Judge these answers first. */
  | 'open'
  /** A mistake without a comment helps nobody. */
  | 'comment-missing'
  | 'correction-missing'
  /** Accepting as it is, with answers judged incorrect. */
  | 'has-mistakes'
  /** Returning without a mistake to correct, or correcting without one. */
  | 'no-mistakes'
  | 'no-disposition';

export interface ReviewProblem {
  readonly code: ReviewProblemCode;
  readonly pointers: readonly string[];
}

/** What stands between these verdicts and a finished review. */
export function reviewProblems(
  pointers: readonly string[],
  items: readonly ReviewItem[],
  disposition: Disposition | undefined,
): readonly ReviewProblem[] {
  const judged = new Set(items.map(item => item.pointer));
  const wrong = items.filter(item => item.verdict === 'incorrect');
  const problems: ReviewProblem[] = [];
  const add = (code: ReviewProblemCode, at: readonly string[] | boolean) => {
    if (at === true) problems.push({ code, pointers: [] });
    else if (Array.isArray(at) && at.length > 0) problems.push({ code, pointers: at as readonly string[] });
  };
  const pointersOf = (some: readonly ReviewItem[]) => some.map(item => item.pointer);
  // A return may be made at the first grave mistake; an acceptance stands for every answer.
  if (disposition !== 'return')
    add(
      'open',
      pointers.filter(pointer => !judged.has(pointer)),
    );
  add('comment-missing', pointersOf(wrong.filter(item => isBlank(item.comment))));
  if (disposition === 'accept') add('has-mistakes', pointersOf(wrong));
  if (disposition === 'accept-corrected') {
    add('correction-missing', pointersOf(wrong.filter(item => item.correctedValue === undefined)));
  }
  add('no-mistakes', disposition !== undefined && disposition !== 'accept' && wrong.length === 0);
  add('no-disposition', disposition === undefined);
  return problems;
}
