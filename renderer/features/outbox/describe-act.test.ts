import { expect, test } from 'vitest';
import { aReview, aSubmission } from '../../testing/builders.ts';
import { faceOf } from '../../data/derive/outbox-line.ts';
import { describeAct } from './describe-act.ts';

test('a judgment that is submitted again says its round', () => {
  expect(describeAct(faceOf({ type: 'judgment.submit', payload: aSubmission({ round: 1 }) }))).toBe(
    'Judgment submitted',
  );
  expect(describeAct(faceOf({ type: 'judgment.submit', payload: aSubmission({ round: 2 }) }))).toContain('round 2');
});

test('a review says what it decided', () => {
  const returned = aReview({ status: 'completed', disposition: 'return' });
  expect(describeAct(faceOf({ type: 'review.complete', payload: returned }))).toBe('Returned to the analyst');
});
