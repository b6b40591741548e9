import type { AuditEvent } from './audit-event.ts';
import { headOf } from './audit-trail.ts';
import type { ChainHead } from './chain.ts';
import { monthOf, type TrailLog } from './trail-log.ts';

/** Entries are kept for so long after the end of their month. */
const KEEP_DAYS = 400;
const DAY_MS = 24 * 60 * 60_000;

interface PruneOptions {
  readonly trailLog: Pick<TrailLog, 'months' | 'read' | 'remove'>;
  /** The newest head that the client's server has said it heard; null: none. */
  readonly anchor: ChainHead | null;
  readonly nowMs: number;
  readonly note: (event: AuditEvent) => void;
  /** Resolves when what was noted is on the disk. */
  readonly flush: () => Promise<void>;
}

/**
 * Removes the oldest months whose time is over, and only what the client has the head of: without one, nobody could tell
 * later that something was removed by rule and not by hand. What goes is said in the trail before it goes.
 */
export async function pruneTrail({ trailLog, anchor, nowMs, note, flush }: PruneOptions): Promise<void> {
  const months = await trailLog.months();
  const over: { month: string; end: ChainHead }[] = [];
  // The newest month stays whatever its age: the chain goes on from it.
  for (const month of months.slice(0, -1)) {
    if (month >= monthOf(nowMs - KEEP_DAYS * DAY_MS)) break;
    const entries = await trailLog.read(month);
    const last = entries.at(-1);
    const end = headOf(entries);
    if (!last || !end) break;
    if (Date.parse(last.at) + KEEP_DAYS * DAY_MS > nowMs || end.count > (anchor?.count ?? 0)) break;
    over.push({ month, end });
  }
  const newest = over.at(-1)?.end;
  if (!newest) return;
  note({ type: 'trail.pruned', count: newest.count, sha256: newest.hash });
  await flush();
  for (const { month } of over) await trailLog.remove(month);
}
