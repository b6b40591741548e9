import type { CaseRecord } from '../../../shared/model/case.ts';

export type DueTone = 'late' | 'soon' | 'fine' | 'stopped';

export interface TimeLeft {
  /** Negative when the deadline has passed. */
  readonly milliseconds: number;
  readonly tone: DueTone;
}

const SOON_AT_LEAST_MS = 2 * 3_600_000;
const SOON_SHARE = 0.2;

/**
 * Time left on the client's clock. Soon: past the goal, or in the last fifth of the time given, or in the last two
 * hours. While the clock is stopped the time left is what was left when it stopped.
 */
export function timeLeft(record: CaseRecord, nowMs: number): TimeLeft {
  const due = Date.parse(record.dueAt);
  if (record.clock?.state === 'stopped') {
    const since = record.clock.since === undefined ? nowMs : Date.parse(record.clock.since);
    return { milliseconds: due - since, tone: 'stopped' };
  }
  const milliseconds = due - nowMs;
  if (milliseconds <= 0) return { milliseconds, tone: 'late' };
  const given = due - Date.parse(record.receivedAt);
  const isPastGoal = record.goalAt !== undefined && Date.parse(record.goalAt) <= nowMs;
  const isSoon = isPastGoal || milliseconds <= Math.max(SOON_AT_LEAST_MS, given * SOON_SHARE);
  return { milliseconds, tone: isSoon ? 'soon' : 'fine' };
}
