import { expect, test } from 'vitest';
import { parts } from '../../../shared/forms/testing/compiled.ts';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import { aReview } from '../../testing/builders.ts';
import { untouchedAnswers } from './untouched-answers.ts';

const review = aReview({
  status: 'completed',
  disposition: 'return',
  items: [
    { pointer: '/smoker', verdict: 'incorrect' },
    { pointer: '/rows/0/name', verdict: 'incorrect' },
    { pointer: '/age', verdict: 'correct' },
  ],
});
const submitted = parts({
  answers: { smoker: false, rows: [{ name: 'a' }], age: 3 },
  rationale: { '/smoker': 'said so' },
});
const mark = 'urn:uuid:1' as AnnotationId;

test.each([
  ['as submitted', submitted, 2],
  ['with another answer', { ...submitted, answers: { ...submitted.answers, smoker: true } }, 1],
  ['with other evidence', { ...submitted, evidence: { '/smoker': [mark] } }, 1],
  ['with another reason', { ...submitted, rationale: { '/smoker': 'the letter' } }, 1],
  ['with the row gone', { ...submitted, answers: { smoker: false } }, 1],
  ['with only another question changed', { ...submitted, answers: { ...submitted.answers, age: 4 } }, 2],
])('returned answers %s', (_, now, count) => {
  expect(untouchedAnswers(review, submitted, now)).toBe(count);
});

test('in the first round nothing was returned', () => {
  expect(untouchedAnswers(null, undefined, submitted)).toBe(0);
});
