import type { Review } from '../../../shared/model/review.ts';
import type { Store } from '../store.ts';

/** Keeps a lead's verdicts as entered, durably, on this machine. Nothing is sent. */
export async function saveReviewDraft(store: Store, review: Review): Promise<void> {
  const { db } = store;
  await db.transaction('rw', db.reviewDrafts, async () => {
    const before = await db.reviewDrafts.get(review.id);
    await db.reviewDrafts.put({
      reviewId: review.id,
      caseId: review.caseId,
      review,
      savedAt: store.nowIso(),
      completedAs: before?.completedAs ?? null,
    });
  });
}
