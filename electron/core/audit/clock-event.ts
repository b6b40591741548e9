import type { AuditEvent } from './audit-event.ts';

const MINUTE_MS = 60_000;

/** A wall clock that is wrong by so much: behind the time that is known, or, at a contact, ahead of the client's. */
export function clockEvent(behindMs: number): AuditEvent {
  return { type: behindMs > 0 ? 'clock.behind' : 'clock.jumped', count: Math.round(Math.abs(behindMs) / MINUTE_MS) };
}
