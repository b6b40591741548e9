import type { JournalItem, WorkKeys } from '../../../shared/model/journal.ts';
import { isUnsent } from '../../../shared/model/outbox.ts';
import type { CacheContext } from './cache-context.ts';
import { actItem, draftItem, reviewDraftItem, settledItem } from './work-items.ts';

/** The named work, for a journal that lacks it: acts with what became of them, drafts. What went meanwhile is left out. */
export async function readWork({ db }: CacheContext, keys: WorkKeys): Promise<JournalItem[]> {
  return await db.transaction('r', db.outbox, db.drafts, db.reviewDrafts, async () => {
    const acts = await db.outbox.bulkGet(keys.mutations);
    const drafts = await db.drafts.bulkGet(keys.drafts);
    const reviewDrafts = await db.reviewDrafts.bulkGet(keys.reviewDrafts);
    return [
      ...acts.flatMap(row => (row ? [actItem(row), ...(isUnsent(row.state) ? [] : [settledItem(row)])] : [])),
      ...drafts.flatMap(row => (row ? [draftItem(row)] : [])),
      ...reviewDrafts.flatMap(row => (row ? [reviewDraftItem(row)] : [])),
    ];
  });
}
