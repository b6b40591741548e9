export const reviewQueueMessages = {
  'queue.review.title': 'Review',
  'queue.review.table': 'Submissions waiting for review, the longest wait first',
  'queue.review.group': 'Review',
  'queue.review.column.waiting': 'Waiting',
  'queue.review.column.by': 'Submitted by',
  'queue.review.column.round': 'Round',
  'queue.review.column.submitted': 'Submitted',
  'queue.review.column.due': 'Time left',
  'queue.review.next': 'Review next',
  'queue.review.nextCommand': 'Review the submission that waits longest',
  'queue.review.empty.title': 'No submission waits for you',
  'queue.review.empty.body': 'When an analyst submits a case, it appears here.',
} as const;
