import { expect, test } from 'vitest';
import type { CaseFile } from '../../data/views.ts';
import { aCaseFile, aReview, aSubmission } from '../../testing/builders.ts';
import { reviewInHand } from './open-review.ts';

const first = aSubmission({ id: 'sub-1', round: 1 });
const second = aSubmission({ id: 'sub-2', round: 2 });
const returned = aReview({ id: 'rev-1', submissionIds: ['sub-1'], status: 'completed', disposition: 'return' });
const open = aReview({ id: 'rev-2', submissionIds: ['sub-2'], status: 'open' });
const inFile = (overrides: Partial<CaseFile>) => aCaseFile({ submissions: [first, second], ...overrides });

test('the open review comes before those that were completed', () => {
  const file = inFile({ reviews: [returned, open].map(record => ({ record, version: 1 })) });
  expect(reviewInHand(file)).toEqual({ review: open, submission: second });
});

test('without an open review the last completed one is shown', () => {
  expect(reviewInHand(inFile({ reviews: [{ record: returned, version: 1 }] }))).toEqual({
    review: returned,
    submission: first,
  });
});

test('a review whose submission has not arrived is not shown', () => {
  expect(reviewInHand(inFile({ submissions: [first], reviews: [{ record: open, version: 1 }] }))).toBeNull();
});
