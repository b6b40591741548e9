import type { Review } from '../../../shared/model/review.ts';
import { reviewDraftItem } from '../cache/work-items.ts';
import type { ReviewDraftRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { lastSealedAt, savedAfter } from './saved-at.ts';

/** Keeps a lead's verdicts as entered, durably, on this machine: in the store, then in the journal. Nothing is sent. */
export async function saveReviewDraft(store: Store, review: Review): Promise<void> {
  const { db } = store;
  const saved = await db.transaction('rw', db.reviewDrafts, db.outbox, async () => {
    const before = await db.reviewDrafts.get(review.id);
    const earlier = before?.savedAt ?? (await lastSealedAt(db, review.caseId));
    const row: ReviewDraftRow = {
      reviewId: review.id,
      caseId: review.caseId,
      review,
      savedAt: savedAfter(store.nowIso(), earlier),
      completedAs: before?.completedAs ?? null,
    };
    await db.reviewDrafts.put(row);
    return row;
  });
  await store.keep([reviewDraftItem(saved)]);
}
