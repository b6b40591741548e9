import type { JournalItem } from '../../../shared/model/journal.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { actItem, draftItem, settledItem } from '../cache/work-items.ts';
import type { OvertakenDraft } from '../queries/use-versions.ts';
import type { DraftRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs } from './keep-acts.ts';
import { savedAfter } from './saved-at.ts';
import { setAside } from './set-aside.ts';

/**
 * Makes the draft one with the server's copy that has overtaken it. What was typed here is kept beside it, as an act
 * that is not sent. False when the draft was typed in meanwhile: then nothing has changed.
 *
 * @param why what was decided, in words, for whoever looks at the old version later
 */
export async function mergeDraft(
  store: Store,
  { mine, theirs, theirVersion }: OvertakenDraft,
  merged: Judgment,
  why: string,
): Promise<boolean> {
  const { db } = store;
  const { caseId } = merged;
  const items = await db.transaction('rw', db.drafts, db.outbox, db.meta, async (): Promise<JournalItem[]> => {
    const draft = await db.drafts.get(caseId);
    if (!draft || draft.judgment.updatedAt !== mine.updatedAt) return [];
    const kept = await appendMutation(store, {
      caseId,
      act: { type: 'judgment.save', payload: mine },
      target: { kind: 'judgment', id: caseId },
      baseVersion: draft.baseVersion,
    });
    const aside = await setAside(store, { ...kept, serverVersion: theirVersion, current: theirs }, why);
    const next: DraftRow = {
      ...draft,
      judgment: merged,
      baseVersion: theirVersion,
      savedAt: savedAfter(store.nowIso(), draft.savedAt),
    };
    await db.drafts.put(next);
    return [actItem(kept), settledItem(aside), draftItem(next)];
  });
  if (items.length === 0) return false;
  await keepActs(store, items);
  return true;
}
