import { isOpenForWork, type CaseRecord, type CaseStatus, type Priority } from '../model/case.ts';

/** What ranking looks at: the record, and the state with this person's unsent work laid over it. */
export interface Candidate {
  readonly record: CaseRecord;
  readonly status: CaseStatus;
  /** The client's server took it away and nobody has let it go yet: nothing is begun in it. */
  readonly isHeld?: boolean;
}

/**
 * Why a case was served. late: past its deadline. soonest: least time left. priority, oldest: others are due at the
 * same moment. only: nothing else can be worked on.
 */
export type ServedBecause = 'late' | 'soonest' | 'priority' | 'oldest' | 'only';

export interface Served<Case extends Candidate> {
  readonly served: Case;
  readonly because: ServedBecause;
}

const PRIORITY_RANK: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** A person can go on with it now: it is theirs, open, not put aside and not waiting for the client's answer. */
export function isWorkable({ record, status, isHeld }: Candidate, personId: string): boolean {
  return (
    isHeld !== true &&
    isOpenForWork(status) &&
    status !== 'queried' &&
    record.parked === undefined &&
    record.assignment.userId === personId
  );
}

/**
 * Time left on the client's clock, then priority, then age. A stopped clock loses nothing by waiting, so those
 * cases come after all whose clock runs.
 */
export function compareUrgency(a: Candidate, b: Candidate): number {
  return (
    Number(isStopped(a)) - Number(isStopped(b)) ||
    Date.parse(a.record.dueAt) - Date.parse(b.record.dueAt) ||
    PRIORITY_RANK[a.record.priority] - PRIORITY_RANK[b.record.priority] ||
    Date.parse(a.record.receivedAt) - Date.parse(b.record.receivedAt) ||
    // The same order on every machine and at every reading.
    (a.record.id < b.record.id ? -1 : Number(a.record.id > b.record.id))
  );
}

/** The most urgent case that this person can work on, and why it comes before the next one. Null: there is none. */
export function nextCase<Case extends Candidate>(
  candidates: readonly Case[],
  personId: string,
  nowMs: number,
): Served<Case> | null {
  let served: Case | undefined;
  let second: Case | undefined;
  // Only two of tens of thousands are asked for: nothing is sorted.
  for (const candidate of candidates) {
    if (!isWorkable(candidate, personId)) continue;
    if (!served || compareUrgency(candidate, served) < 0) [served, second] = [candidate, served];
    else if (!second || compareUrgency(candidate, second) < 0) second = candidate;
  }
  if (!served) return null;
  return { served, because: whyBefore(served, second, nowMs) };
}

function whyBefore(served: Candidate, second: Candidate | undefined, nowMs: number): ServedBecause {
  if (!isStopped(served) && Date.parse(served.record.dueAt) <= nowMs) return 'late';
  if (!second) return 'only';
  if (isStopped(served) !== isStopped(second) || served.record.dueAt !== second.record.dueAt) return 'soonest';
  return served.record.priority === second.record.priority ? 'oldest' : 'priority';
}

function isStopped({ record }: Candidate): boolean {
  return record.clock?.state === 'stopped';
}
