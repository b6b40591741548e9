import type { JournalItem } from '../../../shared/model/journal.ts';
import type { OutboxState, Settlement } from '../../../shared/model/outbox.ts';
import type { AuditEvent, AuditType } from './audit-event.ts';

const OUTCOMES: Partial<Record<OutboxState, AuditType>> = {
  accepted: 'work.accepted',
  conflict: 'work.conflict',
  rejected: 'work.rejected',
  'set-aside': 'work.set-aside',
};

/** What was kept, as far as it is an act or a decision about one: drafts are thoughts, and are not written down. */
export function keptEvents(items: readonly JournalItem[], hashOf: (act: unknown) => string): AuditEvent[] {
  return items.flatMap((item): AuditEvent[] => {
    if (item.kind === 'settled') return settledEvents([item.settlement]);
    if (item.kind !== 'mutation') return [];
    const { id, act } = item.mutation;
    const event: AuditEvent = { type: 'work.sealed', subject: id, sha256: hashOf(item.mutation), detail: act.type };
    return [item.caseId === null ? event : { ...event, caseId: item.caseId }];
  });
}

/** What the server, or a person, decided about acts. What is still open is no event. */
export function settledEvents(settlements: readonly Settlement[]): AuditEvent[] {
  return settlements.flatMap(({ id, state, serverVersion }) => {
    const type = OUTCOMES[state];
    if (!type) return [];
    return [{ type, subject: id, ...(serverVersion !== undefined && { count: serverVersion }) }];
  });
}
