import type { CaseId } from '../../../shared/model/ids.ts';
import { effectiveStatus } from '../derive/effective-status.ts';
import { readOpenEntriesOfCase } from '../queries/read-outbox.ts';
import type { Store } from '../store.ts';
import { appendMutation } from './append-mutation.ts';

/** Marks the case as begun by this person, once. Record and outbox entry commit together. */
export async function startCase(store: Store, caseId: CaseId): Promise<void> {
  const { db, feed } = store;
  const started = await db.transaction('rw', db.outbox, db.meta, async () => {
    const head = feed.get('case', caseId);
    if (!head) return false;
    const status = effectiveStatus(head.columns.record.status, await readOpenEntriesOfCase(db, caseId));
    if (status !== 'assigned') return false;
    const target = { kind: 'case', id: caseId };
    await appendMutation(store, {
      caseId,
      act: { type: 'case.start', payload: {} },
      target,
      baseVersion: head.version,
    });
    return true;
  });
  if (started) store.nudgeSync();
}
