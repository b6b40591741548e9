import type { CaseId, ReviewId } from '../../../shared/model/ids.ts';
import type { JournalItem, KeptDraft, KeptReviewDraft } from '../../../shared/model/journal.ts';
import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { rebuildDraft, rebuildReviewDraft } from './rebuild-draft.ts';
import { isPurged } from './still-kept.ts';

/** Puts drafts back that are newer than what is here, or that a restored act was made of. Returns how many were taken. */
export async function restoreDrafts(
  context: CacheContext,
  items: readonly JournalItem[],
  acts: readonly OutboxRow[],
): Promise<number> {
  const { db } = context;
  const kept = newestOf<CaseId, KeptDraft>(
    items.filter(item => item.kind === 'draft'),
    item => item.caseId,
  );
  const judged = acts.flatMap(({ mutation: { act } }) =>
    act.type === 'judgment.submit' || act.type === 'judgment.save' ? [act.payload.caseId] : [],
  );
  let taken = 0;
  for (const caseId of new Set([...kept.keys(), ...judged])) {
    if (isPurged(context, caseId)) continue;
    const here = await db.drafts.get(caseId);
    const entries = await db.outbox.where('caseId').equals(caseId).toArray();
    const draft = rebuildDraft(here, kept.get(caseId), entries);
    if (isSame(here, draft)) continue;
    if (draft) await db.drafts.put(draft);
    else await db.drafts.delete(caseId);
    if (draft?.submittedAs === null) taken++;
  }
  return taken;
}

export async function restoreReviewDrafts(
  context: CacheContext,
  items: readonly JournalItem[],
  acts: readonly OutboxRow[],
): Promise<number> {
  const { db } = context;
  const kept = newestOf<ReviewId, KeptReviewDraft>(
    items.filter(item => item.kind === 'review-draft'),
    item => item.reviewId,
  );
  const cases = new Map<ReviewId, CaseId>([...kept].map(([id, { caseId }]) => [id, caseId]));
  for (const { mutation } of acts) {
    if (mutation.act.type === 'review.complete') cases.set(mutation.act.payload.id, mutation.act.payload.caseId);
  }
  let taken = 0;
  for (const [reviewId, caseId] of cases) {
    if (isPurged(context, caseId)) continue;
    const here = await db.reviewDrafts.get(reviewId);
    const ofCase = await db.outbox.where('caseId').equals(caseId).toArray();
    const draft = rebuildReviewDraft(
      here,
      kept.get(reviewId),
      ofCase.filter(({ mutation }) => mutation.target.id === reviewId),
    );
    if (isSame(here, draft)) continue;
    if (draft) await db.reviewDrafts.put(draft);
    else await db.reviewDrafts.delete(reviewId);
    if (draft?.completedAs === null) taken++;
  }
  return taken;
}

function newestOf<Id, Item extends { readonly savedAt: string }>(
  items: readonly Item[],
  idOf: (item: Item) => Id,
): Map<Id, Item> {
  const oldestFirst = items.toSorted((a, b) => Date.parse(a.savedAt) - Date.parse(b.savedAt));
  return new Map(oldestFirst.map(item => [idOf(item), item]));
}

/** Rows are plain values with their fields in one order, so that writing what is there already wakes nobody. */
function isSame(here: object | undefined, next: object | null): boolean {
  return JSON.stringify(here ?? null) === JSON.stringify(next);
}
