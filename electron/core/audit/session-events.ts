import type { SessionState } from '../../../shared/rpc/contract.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { AuditEvent } from './audit-event.ts';

/** What happened between two states of the session. `before` is null at the start of the program. */
export function sessionEvents(before: SessionState | null, after: SessionState): AuditEvent[] {
  switch (after.status) {
    case 'signing-in':
      return [];
    case 'signed-out':
      return outEvents(before, after);
    case 'locked':
      return lockEvents(before, after);
    case 'signed-in':
      return [...inEvents(before), ...changes(before, after)];
    default:
      return unreachable(after);
  }
}

/** Who is at the desk in this state; null when it does not say. */
export function personOf(state: SessionState): string | null {
  return state.status === 'signed-in' ? state.unlocked.me.id : null;
}

type StateOf<Status extends SessionState['status']> = Extract<SessionState, { status: Status }>;

function outEvents(before: SessionState | null, after: StateOf<'signed-out'>): AuditEvent[] {
  const events: AuditEvent[] = [];
  const told = before?.status === 'signed-out' ? before.wiped?.at : undefined;
  if (after.wiped && after.wiped.at !== told) events.push({ type: 'wipe.finished', count: after.wiped.rescued });
  else if (before?.status === 'signed-in' || before?.status === 'locked') events.push({ type: 'session.signed-out' });
  return events;
}

function lockEvents(before: SessionState | null, { reason }: StateOf<'locked'>): AuditEvent[] {
  if (before?.status === 'locked' && before.reason === reason) return [];
  const locked: AuditEvent = { type: 'session.locked', detail: reason };
  return reason === 'lease-expired' ? [{ type: 'lease.expired' }, locked] : [locked];
}

function inEvents(before: SessionState | null): AuditEvent[] {
  if (before?.status === 'signed-in') return [];
  if (before === null) return [{ type: 'session.unlocked', detail: 'key-store' }];
  return [before.status === 'locked' ? { type: 'session.unlocked' } : { type: 'session.signed-in' }];
}

function changes(before: SessionState | null, after: StateOf<'signed-in'>): AuditEvent[] {
  if (before?.status !== 'signed-in') return [];
  const events: AuditEvent[] = [];
  if (after.reauthenticate && !before.reauthenticate) {
    const { endedBecause: detail } = after;
    events.push({ type: 'session.ended-by-server', ...(detail !== undefined && { detail }) });
  }
  if (after.hasPin && !before.hasPin) events.push({ type: 'session.pin-changed', detail: 'first' });
  if (after.leaseExpiresAt !== before.leaseExpiresAt) events.push({ type: 'lease.renewed' });
  return events;
}
