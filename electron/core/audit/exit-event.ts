import type { mainContract } from '../../../shared/rpc/contract.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { AuditEvent } from './audit-event.ts';

type Use = Parameters<Handlers<typeof mainContract>['audit.noteUse']>[0];

/** What a window says that a person looked at or tried to take out, as an entry. */
export function exitEvent(use: Use): AuditEvent {
  switch (use.type) {
    case 'document.opened':
      return { type: use.type, caseId: use.caseId, subject: use.documentId };
    case 'text.copied':
      return { type: use.type, ...caseOf(use.caseId), count: use.characters };
    case 'print.refused':
      return { type: use.type, ...caseOf(use.caseId) };
    default:
      return unreachable(use);
  }
}

function caseOf(caseId: string | null): { caseId?: string } {
  return caseId === null ? {} : { caseId };
}
