import type { Journal } from '../journal/journal.ts';
import { digestOf } from '../journal/journal-record.ts';
import type { AuditEvent } from './audit-event.ts';
import { keptEvents, settledEvents } from './work-events.ts';

/** A journal whose acts, and what became of them, are entries of the audit trail as well, once they are on the disk. */
export function auditedJournal(journal: Journal, note: (event: AuditEvent) => void): Journal {
  return {
    ...journal,
    async keep(items) {
      const kept = await journal.keep(items);
      if (kept.ok) for (const event of keptEvents(items, digestOf)) note(event);
      return kept;
    },
    async reconcile(store) {
      const compared = await journal.reconcile(store);
      if (!compared.ok) return compared;
      const { given, reopened } = compared.value;
      if (given > 0) note({ type: 'work.recovered', count: given });
      if (reopened > 0) note({ type: 'work.offered-again', count: reopened });
      return compared;
    },
    async settled(settlements) {
      const kept = await journal.settled(settlements);
      if (kept.ok) for (const event of settledEvents(settlements)) note(event);
      return kept;
    },
  };
}
