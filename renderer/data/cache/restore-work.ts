import type { CaseId } from '../../../shared/model/ids.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { withoutLost } from '../drop-lost.ts';
import type { CacheContext } from './cache-context.ts';
import { raiseSeq } from './last-seq.ts';
import { rebuildMarks } from './rebuild-rows.ts';
import { noteRestored } from './recovered.ts';
import { restoreActs } from './restore-acts.ts';
import { isPurged } from './still-kept.ts';
import { restoreDrafts, restoreReviewDrafts } from './restore-drafts.ts';
import { refusingStorageFailures } from './storage-failure.ts';

export interface WorkToRestore {
  readonly items: readonly JournalItem[];
  /** Numbers up to it were given out. */
  readonly seq: number;
}

/**
 * Puts back what the store has lost of a person's work, whole: acts with what became of them, marks that they made,
 * drafts. What is newer here stays. Doing it again changes nothing.
 */
export async function restoreWork(context: CacheContext, work: WorkToRestore): Promise<Result<void, 'storage'>> {
  const { db } = context;
  return await context.inTurn(() =>
    refusingStorageFailures(async () => {
      const cases = work.items.flatMap(caseOfItem).filter(caseId => !isPurged(context, caseId));
      await context.ring.make(cases);
      const tables = [db.outbox, db.overlay, db.drafts, db.reviewDrafts, db.meta];
      // Dexie follows awaits only in what it sees to be an async function.
      await withoutLost(db, () => db.transaction('rw', tables, async () => await restore(context, work)));
      await releaseRestored(context, work.items);
      return ok(undefined);
    }),
  );
}

function caseOfItem(item: JournalItem): CaseId[] {
  return item.kind === 'settled' || item.caseId === null ? [] : [item.caseId];
}

async function restore(context: CacheContext, { items, seq }: WorkToRestore): Promise<void> {
  const { db, clock } = context;
  const acts = await restoreActs(context, items);
  await raiseSeq(db, Math.max(seq, ...acts.map(row => row.seq)));
  await rebuildMarks(context, acts);
  const drafts = await restoreDrafts(context, items, acts);
  const reviewDrafts = await restoreReviewDrafts(context, items, acts);
  await noteRestored(db, acts.length, drafts + reviewDrafts, new Date(clock.now()).toISOString());
}

/** Damaged rows that are whole again are no longer listed as damaged: also not by a note that is just being written. */
async function releaseRestored({ db, blind }: CacheContext, items: readonly JournalItem[]): Promise<void> {
  await new Promise<void>(resolve => setTimeout(resolve, 0));
  if (items.length === 0 || (await db.quarantine.count()) === 0) return;
  const keys = items.map(item => {
    if (item.kind === 'draft') return `store/drafts/${blind('drafts', item.caseId)}`;
    if (item.kind === 'review-draft') return `store/reviewDrafts/${blind('reviewDrafts', item.reviewId)}`;
    return `store/outbox/${item.kind === 'mutation' ? item.mutation.id : item.settlement.id}`;
  });
  await db.quarantine.bulkDelete(keys);
}
