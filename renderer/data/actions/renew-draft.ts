import type { JournalItem } from '../../../shared/model/journal.ts';
import type { Act } from '../../../shared/model/outbox.ts';
import { draftItem, reviewDraftItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { savedAfter } from './saved-at.ts';

/**
 * The draft that a decision about an act left with the person, as of now, so that the journal sees that it is later than
 * the act. Inside a transaction.
 */
export async function renewDraft(store: Store, act: Act): Promise<JournalItem[]> {
  const { db } = store;
  if (act.type === 'judgment.submit' || act.type === 'judgment.save') {
    const draft = await db.drafts.get(act.payload.caseId);
    if (draft?.submittedAs !== null) return [];
    const renewed = { ...draft, savedAt: savedAfter(store.nowIso(), draft.savedAt) };
    await db.drafts.put(renewed);
    return [draftItem(renewed)];
  }
  if (act.type === 'review.complete') {
    const draft = await db.reviewDrafts.get(act.payload.id);
    if (draft?.completedAs !== null) return [];
    const renewed = { ...draft, savedAt: savedAfter(store.nowIso(), draft.savedAt) };
    await db.reviewDrafts.put(renewed);
    return [reviewDraftItem(renewed)];
  }
  return [];
}
