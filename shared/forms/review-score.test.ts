import { expect, test } from 'vitest';
import type { ReviewItem, Verdict } from '../model/review.ts';
import { reviewProblems } from './review-completion.ts';
import { reviewScore } from './review-score.ts';

const item = (pointer: string, verdict: Verdict, more: Partial<ReviewItem> = {}): ReviewItem => ({
  pointer,
  verdict,
  ...more,
});
const weighing = {
  weightOf: (pointer: string) => (pointer === '/heavy' ? 3 : 1),
  isCritical: (pointer: string) => pointer === '/critical',
  defects: [
    { id: 'minor', label: 'Minor', weight: 0.5, critical: false },
    { id: 'fatal', label: 'Fatal', weight: 1, critical: true },
  ],
};

test.each([
  ['nothing judged', [], null],
  ['only what does not apply', [item('/a', 'not-applicable')], null],
  ['all correct', [item('/a', 'correct'), item('/heavy', 'correct')], 100],
  ['a light mistake', [item('/a', 'incorrect'), item('/heavy', 'correct')], 75],
  ['a heavy mistake', [item('/a', 'correct'), item('/heavy', 'incorrect')], 25],
  ['a minor defect', [item('/a', 'incorrect', { defectId: 'minor' }), item('/b', 'correct')], 75],
  ['a critical question', [item('/critical', 'incorrect'), item('/heavy', 'correct')], 0],
  ['a critical defect', [item('/a', 'incorrect', { defectId: 'fatal' }), item('/heavy', 'correct')], 0],
  ['thirds are rounded', [item('/a', 'incorrect'), item('/b', 'correct'), item('/c', 'correct')], 66.7],
])('the score for %s', (_, items, score) => {
  expect(reviewScore(items, weighing).score).toBe(score);
});

const wrong = item('/a', 'incorrect', { comment: 'no' });
test.each([
  ['all judged, accepted', [item('/a', 'correct')], 'accept', []],
  ['an open answer, accepted', [], 'accept', ['open']],
  ['an open answer, returned', [{ ...wrong, pointer: '/b' }], 'return', []],
  ['a mistake, accepted', [wrong], 'accept', ['has-mistakes']],
  ['a mistake without a comment, returned', [item('/a', 'incorrect')], 'return', ['comment-missing']],
  ['a mistake without a correction', [wrong], 'accept-corrected', ['correction-missing']],
  ['a corrected mistake', [{ ...wrong, correctedValue: 0 }], 'accept-corrected', []],
  ['nothing wrong, returned', [item('/a', 'correct')], 'return', ['no-mistakes']],
  ['nothing chosen', [item('/a', 'correct')], undefined, ['no-disposition']],
] as const)('%s: %j as %s has the problems %j', (_, items, disposition, codes) => {
  expect(reviewProblems(['/a'], items, disposition).map(problem => problem.code)).toEqual(codes);
});
