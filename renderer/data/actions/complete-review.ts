import type { Review } from '../../../shared/model/review.ts';
import { actItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';
import { sealedAt } from './saved-at.ts';

/** Seals the review into the outbox. `review.status` is completed and it has a disposition. */
export async function completeReview(store: Store, review: Review): Promise<Saved> {
  const { db, feed } = store;
  if (review.status !== 'completed' || review.disposition === undefined) throw new Error('The review is not complete');
  const sealed = await db.transaction('rw', db.reviewDrafts, db.outbox, db.meta, async () => {
    const at = sealedAt(store.nowIso(), await db.reviewDrafts.get(review.id));
    const { completedAt } = review;
    const made = completedAt !== undefined && Date.parse(completedAt) >= Date.parse(at) ? completedAt : at;
    const sealedReview: Review = { ...review, completedAt: made };
    const entry = await appendMutation(store, {
      caseId: review.caseId,
      act: { type: 'review.complete', payload: sealedReview },
      target: { kind: 'review', id: review.id },
      baseVersion: feed.versionOf('review', review.id),
      at,
    });
    const { id: reviewId, caseId } = review;
    await db.reviewDrafts.put({
      reviewId,
      caseId,
      review: sealedReview,
      savedAt: entry.mutation.at,
      completedAs: entry.id,
    });
    return entry;
  });
  store.nudgeSync();
  return await keepActs(store, [actItem(sealed)]);
}
