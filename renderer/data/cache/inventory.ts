import type { MutationId } from '../../../shared/model/ids.ts';
import type { WorkInventory } from '../../../shared/model/journal.ts';
import type { MeridianDb } from '../db.ts';
import type { CacheContext } from './cache-context.ts';
import { lastSeq } from './last-seq.ts';

/** So many of the newest acts are opened whatever their index keys say. */
const RECENT = 500;

/**
 * What the store has of the person's work. Rows are opened, so that one that was damaged counts as missing and comes
 * back from the journal. A draft that waits as a submission is not listed: its act says all that it says.
 */
export async function takeInventory({ db }: CacheContext): Promise<WorkInventory> {
  return await db.transaction('r', db.outbox, db.drafts, db.reviewDrafts, db.meta, async () => {
    const seq = await lastSeq(db);
    const drafts = await db.drafts.toArray();
    const reviewDrafts = await db.reviewDrafts.toArray();
    return {
      mutations: await listActs(db),
      drafts: drafts
        .filter(({ submittedAs }) => submittedAs === null)
        .map(({ caseId, savedAt }) => ({ caseId, savedAt })),
      reviewDrafts: reviewDrafts
        .filter(({ completedAs }) => completedAs === null)
        .map(({ reviewId, savedAt }) => ({ reviewId, savedAt })),
      seq,
    };
  });
}

/** A month of work that the server has and shows is listed by its keys alone: opening it would take many seconds. */
async function listActs(db: MeridianDb): Promise<WorkInventory['mutations']> {
  const accepted = await keysWhere(db, 'state', 'accepted');
  const finished = await keysWhere(db, 'finished', 1);
  // By their order: numbers are left out where a store was lost.
  const recent = new Set((await db.outbox.orderBy('seq').primaryKeys()).slice(-RECENT));
  const all = await db.outbox.toCollection().primaryKeys();
  const isDone = (id: string): boolean => accepted.has(id) && finished.has(id) && !recent.has(id);
  const open = await db.outbox.bulkGet(all.filter(id => !isDone(id)));
  return [
    ...all.filter(isDone).map(id => ({ id: id as MutationId, state: 'accepted' as const, isSeen: true })),
    ...open
      .filter(row => row !== undefined)
      .map(row => ({ id: row.id, state: row.state, isSeen: row.state === 'accepted' && row.finished === 1 })),
  ];
}

async function keysWhere(db: MeridianDb, column: 'state' | 'finished', value: string | number): Promise<Set<string>> {
  return new Set(await db.outbox.where(column).equals(value).primaryKeys());
}
