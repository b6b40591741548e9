import type { DraftMigration } from '../../../shared/model/draft-migration.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { actItem, settledItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs } from './keep-acts.ts';
import { saveDraft } from './save-draft.ts';
import { setAside } from './set-aside.ts';

/**
 * Makes the draft again what it was before it was moved to another version of its process. What was typed since is kept
 * first, as an act that is not sent: a crash between the two leaves both.
 *
 * @param why what was decided, in words, for whoever looks at the set-aside version later
 */
export async function undoMigration(
  store: Store,
  moved: Judgment,
  { before }: DraftMigration,
  baseVersion: number,
  why: string,
): Promise<void> {
  const { db } = store;
  const { caseId } = moved;
  const items = await db.transaction('rw', db.outbox, db.meta, async (): Promise<JournalItem[]> => {
    const kept = await appendMutation(store, {
      caseId,
      act: { type: 'judgment.save', payload: moved },
      target: { kind: 'judgment', id: caseId },
      baseVersion,
    });
    const aside = await setAside(store, kept, why);
    return [actItem(kept), settledItem(aside)];
  });
  await keepActs(store, items);
  const again = {
    ...before,
    activeSeconds: Math.max(before.activeSeconds, moved.activeSeconds),
    updatedAt: store.nowIso(),
  };
  await saveDraft(store, again, baseVersion);
}
