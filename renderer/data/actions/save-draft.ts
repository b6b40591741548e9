import type { Judgment } from '../../../shared/model/judgment.ts';
import { ownJudgment } from '../derive/own-judgment.ts';
import type { Store } from '../store.ts';

/** Keeps the answers as typed, durably, on this machine. Called at every pause; nothing is sent. */
export async function saveDraft(store: Store, judgment: Judgment): Promise<void> {
  const { db, feed, me } = store;
  const { caseId } = judgment;
  await db.transaction('rw', db.drafts, async () => {
    const before = await db.drafts.get(caseId);
    await db.drafts.put({
      caseId,
      judgment,
      baseVersion: before?.baseVersion ?? ownJudgment(feed, caseId, me.id)?.version ?? 0,
      savedAt: store.nowIso(),
      sharedAt: before?.sharedAt ?? null,
      submittedAs: before?.submittedAs ?? null,
    });
  });
}
