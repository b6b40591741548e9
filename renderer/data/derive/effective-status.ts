import { type CaseStatus, isOpenForWork } from '../../../shared/model/case.ts';
import { isUnsent, type OutboxEntry } from '../../../shared/model/outbox.ts';

/** The client's state of a case with what this person did, and the feed does not show yet, laid over it in order. */
export function effectiveStatus(status: CaseStatus, entries: readonly OutboxEntry[]): CaseStatus {
  return entries.filter(isLaidOver).reduce((now, { mutation: { act } }) => {
    if (act.type === 'case.start') return now === 'assigned' ? 'in-progress' : now;
    if (act.type === 'judgment.submit') return isOpenForWork(now) ? 'submitted' : now;
    if (act.type === 'review.complete') return afterReview(now, act.payload.disposition);
    return now;
  }, status);
}

/** Sent or to be sent. What was refused or stands in conflict changed nothing. */
export function isLaidOver(entry: OutboxEntry): boolean {
  return isUnsent(entry.state) || entry.state === 'accepted';
}

function afterReview(now: CaseStatus, disposition: string | undefined): CaseStatus {
  if (now !== 'submitted' && now !== 'in-review') return now;
  if (disposition === 'return') return 'returned';
  return disposition === undefined ? now : 'accepted';
}
