import { ok, type Result } from '../../../shared/result.ts';
import type { Settlement } from '../../../shared/model/outbox.ts';
import { isLegalStep } from '../../../shared/outbox/outbox-state.ts';
import type { MeridianDb } from '../db.ts';
import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { finishSeenWork } from './finish-seen-work.ts';
import { refusingStorageFailures } from './storage-failure.ts';

/** Answers of the server, kept with the entries that they are for. An answer that comes too late changes nothing. */
export async function settle(
  context: CacheContext,
  settlements: readonly Settlement[],
): Promise<Result<void, 'storage'>> {
  const { db } = context;
  return await context.inTurn(() =>
    refusingStorageFailures(async () => {
      const tables = [db.outbox, db.overlay, db.drafts, db.reviewDrafts];
      await db.transaction('rw', tables, async () => {
        const settled = await settleAll(db, settlements);
        await finishSeenWork(db, seenIn(context), settled);
      });
      return ok(undefined);
    }),
  );
}

/** The version of a record that the feed has, or that it went with. */
export function seenIn({ feed }: CacheContext): (kind: string, id: string) => number {
  return (kind, id) => Math.max(feed.versionOf(kind, id), feed.goneVersion(kind, id) ?? 0);
}

/**
 * Answers in their order, and the rows that they changed. Inside a transaction over the outbox and what waits for it. The rows are read and written
 * together: one by one, five hundred answers would be a thousand waits for the database.
 */
export async function settleAll(db: MeridianDb, settlements: readonly Settlement[]): Promise<OutboxRow[]> {
  const rows = await db.outbox.bulkGet([...new Set(settlements.map(({ id }) => id))]);
  const now = new Map(rows.flatMap(row => (row ? [[row.id, row]] : [])));
  const settled: OutboxRow[] = [];
  for (const settlement of settlements) {
    const row = now.get(settlement.id);
    if (!row || !isLegalStep(row.state, settlement.state)) continue;
    const { reason: _reason, current: _current, ...kept } = row;
    const next: OutboxRow = { ...kept, ...settlement, finished: settlement.state === 'set-aside' ? 1 : 0 };
    now.set(next.id, next);
    settled.push(next);
  }
  const changed = [...new Set(settled.map(({ id }) => id))].flatMap(id => now.get(id) ?? []);
  await db.outbox.bulkPut(changed);
  // Not awaited where nothing follows: Dexie loses a transaction that awaits a hundred promises which are not its own.
  for (const row of settled) {
    if (row.state === 'accepted' && WITH_MORE.has(row.mutation.act.type)) await afterAccepted(db, row);
  }
  return changed;
}

/** Acts whose acceptance changes more than their entry. */
const WITH_MORE: ReadonlySet<OutboxRow['mutation']['act']['type']> = new Set([
  'judgment.submit',
  'judgment.save',
  'review.complete',
  'annotation.put',
  'annotation.delete',
]);

/** A draft that the server now has as a submission has done its work; a mark waits for the feed to show it. */
async function afterAccepted(db: MeridianDb, entry: OutboxRow): Promise<void> {
  const { act, target, baseVersion } = entry.mutation;
  const version = entry.serverVersion ?? baseVersion + 1;
  switch (act.type) {
    case 'judgment.submit': {
      const draft = await db.drafts.get(act.payload.caseId);
      if (draft?.submittedAs === entry.id) await db.drafts.delete(draft.caseId);
      return;
    }
    case 'judgment.save': {
      const draft = await db.drafts.get(act.payload.caseId);
      if (draft) await db.drafts.put({ ...draft, baseVersion: Math.max(draft.baseVersion, version) });
      return;
    }
    case 'review.complete': {
      const draft = await db.reviewDrafts.get(act.payload.id);
      if (draft?.completedAs === entry.id) await db.reviewDrafts.delete(draft.reviewId);
      return;
    }
    case 'annotation.put':
    case 'annotation.delete': {
      const overlay = await db.overlay.get(target.id);
      if (overlay?.entryId === entry.id) await db.overlay.put({ ...overlay, acceptedVersion: version });
      return;
    }
    case 'case.start':
    case 'case.release':
    case 'case.park':
    case 'case.resume':
    case 'review.save':
    case 'query.open':
    case 'note.add':
  }
}
