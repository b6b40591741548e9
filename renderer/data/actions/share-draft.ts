import type { CaseId } from '../../../shared/model/ids.ts';
import { ownJudgment } from '../derive/own-judgment.ts';
import type { OutboxRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';

/** Puts the draft into the outbox so that the server has a copy: on leaving the case. Does nothing when it has not changed. */
export async function shareDraft(store: Store, caseId: CaseId): Promise<void> {
  const { db, feed, me } = store;
  const shared = await db.transaction('rw', db.drafts, db.outbox, db.meta, async () => {
    const draft = await db.drafts.get(caseId);
    if (!draft || draft.submittedAs !== null || draft.sharedAt === draft.judgment.updatedAt) return false;
    const earlier = await db.outbox.where('caseId').equals(caseId).toArray();
    // Never sent, so nobody has it: the newer one says all that it said.
    await db.outbox.bulkDelete(earlier.filter(isUnsentSave).map(entry => entry.id));
    await appendMutation(store, {
      caseId,
      act: { type: 'judgment.save', payload: draft.judgment },
      target: { kind: 'judgment', id: ownJudgment(feed, caseId, me.id)?.id ?? caseId },
      baseVersion: draft.baseVersion,
    });
    await db.drafts.put({ ...draft, sharedAt: draft.judgment.updatedAt });
    return true;
  });
  if (shared) store.nudgeSync();
}

function isUnsentSave({ state, attempts, mutation }: OutboxRow): boolean {
  return state === 'waiting' && attempts === 0 && mutation.act.type === 'judgment.save';
}
