import type { JournalItem } from '../../../shared/model/journal.ts';
import { isUnsent, type OutboxState, type Settlement } from '../../../shared/model/outbox.ts';
import { isSeen } from '../derive/is-seen.ts';
import type { OutboxRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { finishSeenWork } from './finish-seen-work.ts';
import { seenIn, settleAll } from './settle.ts';
import { isPastKeeping, isPurged } from './still-kept.ts';

type KeptAct = Extract<JournalItem, { kind: 'mutation' }>;

/** Puts acts back that are not here, as the journal knows them. Returns their rows. Inside the transaction of a restore. */
export async function restoreActs(context: CacheContext, items: readonly JournalItem[]): Promise<OutboxRow[]> {
  const { db } = context;
  const settlements = new Map(
    items.flatMap(item => (item.kind === 'settled' ? [[item.settlement.id, item.settlement] as const] : [])),
  );
  const kept = items.filter(item => item.kind === 'mutation');
  const here = await db.outbox.bulkGet([...settlements.keys()]);
  const settled: OutboxRow[] = [];
  for (const row of here) {
    const settlement = row && settlements.get(row.id);
    if (row && settlement && isNews(row, settlement)) settled.push(...(await settleAll(db, [settlement])));
  }
  await finishSeenWork(db, seenIn(context), settled);
  const known = await db.outbox.bulkGet(kept.map(({ mutation }) => mutation.id));
  const missing = kept.filter((_, i) => known[i] === undefined);
  const rows = missing
    .map(act => rowOf(context, act, settlements.get(act.mutation.id)))
    .filter(row => isStillOurs(context, row));
  await db.outbox.bulkPut(rows);
  return rows;
}

/** An act that is offered again, because the server lost it, carries the time of its first answer: that one is no news. */
function isNews(row: OutboxRow, { state, settledAt }: Settlement): boolean {
  if (isUnsent(state)) return false;
  return row.settledAt === undefined || settledAt === undefined || Date.parse(settledAt) > Date.parse(row.settledAt);
}

function rowOf(context: CacheContext, { caseId, mutation }: KeptAct, settlement: Settlement | undefined): OutboxRow {
  const row: OutboxRow = {
    id: mutation.id,
    caseId,
    mutation,
    ...settlement,
    state: restoredState(settlement?.state),
    // It may have been on its way before: nobody may take it for one that was never sent.
    attempts: 1,
    seq: mutation.seq,
    finished: 0,
  };
  return { ...row, finished: isFinished(context, row) ? 1 : 0 };
}

function restoredState(state: OutboxState = 'waiting'): OutboxState {
  return state === 'sending' ? 'unknown' : state;
}

/** Nothing must be laid over the feed: what was accepted before it was lost is in the feed that is about to be read. */
function isFinished(context: CacheContext, row: OutboxRow): boolean {
  const { state } = context;
  if (row.state === 'set-aside') return true;
  if (row.state !== 'accepted') return false;
  if (state.cursor === null || (row.caseId !== null && isPurged(context, row.caseId))) return true;
  return isSeen(row, seenIn(context));
}

/** Not what was tidied away, or was set aside and went with its case: that is missing for a reason. */
function isStillOurs(context: CacheContext, row: OutboxRow): boolean {
  if (row.state === 'accepted') return !isPastKeeping(row, context.clock.now());
  return row.state !== 'set-aside' || row.caseId === null || !isPurged(context, row.caseId);
}
