import type { ReviewId } from '../../../shared/model/ids.ts';
import type { Review } from '../../../shared/model/review.ts';
import type { Store } from '../store.ts';
import { useStoreQuery } from './use-store-query.ts';

/** A lead's verdicts as entered so far. Null: none yet. */
export function useReviewDraft(reviewId: ReviewId): Review | null | undefined {
  return useStoreQuery(readReviewDraft, reviewId);
}

export async function readReviewDraft({ db }: Store, reviewId: string): Promise<Review | null> {
  return (await db.reviewDrafts.get(reviewId))?.review ?? null;
}
