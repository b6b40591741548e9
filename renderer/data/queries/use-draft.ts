import type { CaseId } from '../../../shared/model/ids.ts';
import { isStale, ownJudgment } from '../derive/own-judgment.ts';
import type { Store } from '../store.ts';
import type { Draft } from '../views.ts';
import { useStoreQuery } from './use-store-query.ts';

/** This person's draft. Null: none yet, the form starts empty or from the server's copy. */
export function useDraft(caseId: CaseId): Draft | null | undefined {
  return useStoreQuery(readDraft, caseId);
}

export async function readDraft({ db, feed, me }: Store, caseId: string): Promise<Draft | null> {
  const row = await db.drafts.get(caseId);
  if (!row) return null;
  const { judgment, baseVersion, savedAt } = row;
  return { judgment, baseVersion, savedAt, stale: isStale(row, ownJudgment(feed, caseId, me.id)) };
}
