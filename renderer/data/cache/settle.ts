import { ok, type Result } from '../../../shared/result.ts';
import type { Settlement } from '../../../shared/model/outbox.ts';
import type { MeridianDb } from '../db.ts';
import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { finishSeenWork } from './finish-seen-work.ts';
import { isLegalStep } from './outbox-state.ts';
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
        for (const settlement of settlements) await settleOne(db, settlement);
        const { feed } = context;
        await finishSeenWork(db, (kind, id) => Math.max(feed.versionOf(kind, id), feed.goneVersion(kind, id) ?? 0));
      });
      return ok(undefined);
    }),
  );
}

async function settleOne(db: MeridianDb, settlement: Settlement): Promise<void> {
  const row = await db.outbox.get(settlement.id);
  if (!row || !isLegalStep(row.state, settlement.state)) return;
  const { reason: _reason, current: _current, ...kept } = row;
  const settled: OutboxRow = { ...kept, ...settlement, finished: settlement.state === 'set-aside' ? 1 : 0 };
  await db.outbox.put(settled);
  if (settled.state === 'accepted') await afterAccepted(db, settled);
}

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
