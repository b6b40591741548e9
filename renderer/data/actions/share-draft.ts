import type { CaseId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { REPLACED } from '../derive/is-replaced.ts';
import { ownJudgment } from '../derive/own-judgment.ts';
import type { OutboxRow } from '../rows.ts';
import { actItem, settledItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';
import { setAside } from './set-aside.ts';

/** Puts the draft into the outbox so that the server has a copy: on leaving the case. Does nothing when it has not changed. */
export async function shareDraft(store: Store, caseId: CaseId): Promise<Saved> {
  const { db, feed, me } = store;
  const items = await db.transaction('rw', db.drafts, db.outbox, db.meta, async (): Promise<JournalItem[]> => {
    const draft = await db.drafts.get(caseId);
    if (!draft || draft.submittedAs !== null || draft.sharedAt === draft.judgment.updatedAt) return [];
    const earlier = await db.outbox.where('caseId').equals(caseId).toArray();
    // Never sent, so nobody has it: the newer one says all that it said. Sealed all the same, so it is kept.
    const replaced: JournalItem[] = [];
    for (const save of earlier.filter(isUnsentSave)) replaced.push(settledItem(await setAside(store, save, REPLACED)));
    const entry = await appendMutation(store, {
      caseId,
      act: { type: 'judgment.save', payload: draft.judgment },
      target: { kind: 'judgment', id: ownJudgment(feed, caseId, me.id)?.id ?? caseId },
      baseVersion: draft.baseVersion,
    });
    await db.drafts.put({ ...draft, sharedAt: draft.judgment.updatedAt });
    return [...replaced, actItem(entry)];
  });
  if (items.length > 0) store.nudgeSync();
  return await keepActs(store, items);
}

function isUnsentSave({ state, attempts, mutation }: OutboxRow): boolean {
  return state === 'waiting' && attempts === 0 && mutation.act.type === 'judgment.save';
}
