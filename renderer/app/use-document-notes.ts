import { useCallback, useRef } from 'react';
import { DocumentId, type CaseId } from '../../shared/model/ids.ts';
import { useSession } from './session-context.ts';

/** Tells the audit trail which documents of a case a person has opened: each once, until the case is left. */
export function useDocumentNotes(caseId: CaseId): (shown: readonly string[]) => void {
  const session = useSession();
  const noted = useRef(new Set<string>());
  return useCallback(
    shown => {
      for (const id of shown) {
        if (noted.current.has(id)) continue;
        noted.current.add(id);
        session.noteUse({ type: 'document.opened', caseId, documentId: DocumentId.parse(id) });
      }
    },
    [session, caseId],
  );
}
