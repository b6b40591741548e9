import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { type AuditEntry, type AuditEvent, auditWord } from './audit-event.ts';

/**
 * What a start of the program writes down: that it started, and what is another than at the start before, the build or
 * the rules of this machine.
 */
export function startEvents(kept: readonly AuditEntry[], version: string, policy: unknown): AuditEvent[] {
  const detail = auditWord(version);
  const before = kept.findLast(({ type }) => type === 'app.started');
  const sha256 = createHash('sha256').update(canonicalJson(policy)).digest('hex');
  const rules = kept.findLast(({ type }) => type === 'policy.changed');
  const events: AuditEvent[] = [{ type: 'app.started', detail }];
  if (before && before.detail !== detail) events.push({ type: 'app.updated', detail });
  // The first one is what later ones are compared with.
  if (rules?.sha256 !== sha256) events.push({ type: 'policy.changed', sha256, ...(!rules && { detail: 'first' }) });
  return events;
}
