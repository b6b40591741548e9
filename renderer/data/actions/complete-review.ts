import type { Review } from '../../../shared/model/review.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';

/** Seals the review into the outbox. `review.status` is completed and it has a disposition. */
export async function completeReview(store: Store, review: Review): Promise<void> {
  const { db, feed } = store;
  if (review.status !== 'completed' || review.disposition === undefined) throw new Error('The review is not complete');
  await db.transaction('rw', db.reviewDrafts, db.outbox, db.meta, async () => {
    const entry = await appendMutation(store, {
      caseId: review.caseId,
      act: { type: 'review.complete', payload: review },
      target: { kind: 'review', id: review.id },
      baseVersion: feed.versionOf('review', review.id),
    });
    const { id: reviewId, caseId } = review;
    await db.reviewDrafts.put({ reviewId, caseId, review, savedAt: store.nowIso(), completedAs: entry.id });
  });
  store.nudgeSync();
}
