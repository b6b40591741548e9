import type { Clock } from '../../../shared/clock.ts';
import { type AuditEvent, auditWord } from './audit-event.ts';

/** A window that fails in a circle would fill the trail: so often is enough to know that it does. */
const EVERY_MS = 60_000;

/** Notes that a window failed: its page stopped (`reason`), or it reported a bug. At most once a minute of each kind. */
export function windowFailures(clock: Clock, note: (event: AuditEvent) => void): (reason: string) => void {
  const notedAt = new Map<string, number>();
  return reason => {
    const detail = auditWord(reason);
    const now = clock.now();
    const before = notedAt.get(detail);
    if (before !== undefined && now - before < EVERY_MS) return;
    notedAt.set(detail, now);
    note({ type: 'app.window-failed', detail });
  };
}
