import { useCallback, useState } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { flushOpenDrafts } from '../../data/open-drafts.ts';
import { readOvertakenDraft } from '../../data/queries/use-versions.ts';
import { useStore } from '../../data/store-context.ts';

/** The draft of a case beside the server's copy that has overtaken it, while a person compares them. */
export interface Versions {
  readonly isComparing: boolean;
  /** Grows when the form must begin anew, because the draft says something else now. */
  readonly turn: number;
  compare(): void;
  close(): void;
  beginAnew(): void;
}

export function useVersions(caseId: CaseId): Versions {
  const store = useStore();
  const [isComparing, setComparing] = useState(false);
  const [turn, setTurn] = useState(0);
  const beginAnew = useCallback(() => setTurn(before => before + 1), []);
  const compare = useCallback(async () => {
    // The last letters belong to mine.
    await flushOpenDrafts();
    // Nothing was typed here that the server does not have: there is only its copy to be shown.
    if ((await readOvertakenDraft(store, caseId)) === null) beginAnew();
    else setComparing(true);
  }, [store, caseId, beginAnew]);
  return {
    isComparing,
    turn,
    compare: useCallback(() => void compare(), [compare]),
    close: useCallback(() => setComparing(false), []),
    beginAnew,
  };
}
