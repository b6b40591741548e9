import type { Judgment } from '../../../shared/model/judgment.ts';
import type { Store } from '../store.ts';

/**
 * Keeps the answers as typed, durably, on this machine. Called at every pause; nothing is sent. What is changed after a
 * submission is a draft again: of the next round, or of a submission that was refused.
 *
 * @param begunFrom the version of the server's copy that the answers began from; 0 when there was none
 */
export async function saveDraft(store: Store, judgment: Judgment, begunFrom: number): Promise<void> {
  const { db } = store;
  const { caseId } = judgment;
  await db.transaction('rw', db.drafts, async () => {
    const before = await db.drafts.get(caseId);
    await db.drafts.put({
      caseId,
      judgment,
      // Higher than where it began once the server took this draft.
      baseVersion: Math.max(before?.baseVersion ?? 0, begunFrom),
      savedAt: store.nowIso(),
      sharedAt: before?.sharedAt ?? null,
      submittedAs: null,
    });
  });
}
