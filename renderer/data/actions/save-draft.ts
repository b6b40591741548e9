import type { DraftMigration } from '../../../shared/model/draft-migration.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import { draftItem } from '../cache/work-items.ts';
import { changeDraft } from '../change-draft.ts';
import type { DraftRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { lastSealedAt, savedAfter } from './saved-at.ts';

/**
 * Keeps the answers as typed, durably, on this machine: in the store and in the journal, both of which are at their disks
 * at once. Rejects when either could not be written (`NotKeptError`: only the journal); saving again is safe. Called at every pause; nothing is sent. What is
 * changed after a submission is a draft again: of the next round, or of a submission that was refused.
 *
 * @param begunFrom the version of the server's copy that the answers began from; 0 when there was none
 * @param migration that they were moved to another version of their process, and what of them is still to be checked
 */
export async function saveDraft(
  store: Store,
  judgment: Judgment,
  begunFrom: number,
  migration?: DraftMigration,
): Promise<void> {
  const { db } = store;
  const { caseId } = judgment;
  const rowAfter = (before: DraftRow | undefined, earlier: string | null): DraftRow => ({
    caseId,
    judgment,
    // Higher than where it began once the server took this draft.
    baseVersion: Math.max(before?.baseVersion ?? 0, begunFrom),
    savedAt: savedAfter(store.nowIso(), earlier),
    sharedAt: before?.sharedAt ?? null,
    submittedAs: null,
    ...(migration && { migration }),
  });
  let keeping: { readonly row: DraftRow; readonly kept: Promise<void> } | null = null;
  const keep = (row: DraftRow): Promise<void> => {
    if (keeping?.row === row) return keeping.kept;
    const kept = store.keep([draftItem(row)]);
    // Waited for once the store has it; what the store did not take is given to the journal again as it is then.
    kept.catch(() => {});
    keeping = { row, kept };
    return kept;
  };
  const changed = await changeDraft(
    db,
    caseId,
    before => rowAfter(before, before.savedAt),
    row => void keep(row),
  );
  const saved =
    changed ??
    (await db.transaction('rw', db.drafts, db.outbox, async () => {
      const before = await db.drafts.get(caseId);
      const row = rowAfter(before, before?.savedAt ?? (await lastSealedAt(db, caseId)));
      await db.drafts.put(row);
      return row;
    }));
  await keep(saved);
}
