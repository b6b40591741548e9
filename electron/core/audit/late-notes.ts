import type { AuditEvent } from './audit-event.ts';

/** What happens before the trail is open: a clock that is wrong is found while the trail's own time is being read. */
export interface LateNotes {
  readonly note: (event: AuditEvent) => void;
  /** From now on there; what was held back first. */
  goTo(trail: { note(event: AuditEvent): void }): void;
}

export function createLateNotes(): LateNotes {
  let held: AuditEvent[] = [];
  let trail: { note(event: AuditEvent): void } | null = null;
  return {
    note(event) {
      if (trail) trail.note(event);
      else held.push(event);
    },
    goTo(opened) {
      trail = opened;
      for (const event of held) opened.note(event);
      held = [];
    },
  };
}
