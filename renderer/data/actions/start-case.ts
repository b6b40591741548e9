import type { CaseId } from '../../../shared/model/ids.ts';
import { effectiveStatus } from '../derive/effective-status.ts';
import { readOpenEntriesOfCase } from '../queries/read-outbox.ts';
import { actItem } from '../cache/work-items.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';
import { keepActs, type Saved } from './keep-acts.ts';

/** Marks the case as begun by this person, once. Record and outbox entry commit together. */
export async function startCase(store: Store, caseId: CaseId): Promise<Saved> {
  const { db, feed } = store;
  const sealed = await db.transaction('rw', db.outbox, db.meta, async () => {
    const head = feed.get('case', caseId);
    if (!head) return null;
    const status = effectiveStatus(head.columns.record.status, await readOpenEntriesOfCase(db, caseId));
    if (status !== 'assigned') return null;
    const target = { kind: 'case', id: caseId };
    return await appendMutation(store, {
      caseId,
      act: { type: 'case.start', payload: {} },
      target,
      baseVersion: head.version,
    });
  });
  if (!sealed) return { notKept: null };
  store.nudgeSync();
  return await keepActs(store, [actItem(sealed)]);
}
