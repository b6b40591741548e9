import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { type AuditEvent, auditWord } from './audit-event.ts';

/** What later starts are compared with. */
interface StartFacts {
  readonly version: string;
  /** SHA-256 of the rules of this machine. */
  readonly rules: string;
}

/**
 * What a start of the program writes down: that it started, and what is another than at the start before, the build or
 * the rules of this machine.
 */
export function startEvents(
  before: StartFacts | null,
  version: string,
  policy: unknown,
): { events: AuditEvent[]; start: StartFacts } {
  const detail = auditWord(version);
  const rules = createHash('sha256').update(canonicalJson(policy)).digest('hex');
  const events: AuditEvent[] = [{ type: 'app.started', detail }];
  if (before && before.version !== detail) events.push({ type: 'app.updated', detail });
  // The first one is what later ones are compared with.
  if (before?.rules !== rules) {
    events.push({ type: 'policy.changed', sha256: rules, ...(!before && { detail: 'first' }) });
  }
  return { events, start: { version: detail, rules } };
}
