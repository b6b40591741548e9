import { useState } from 'react';
import type { CaseFile } from '../../data/views.ts';
import { comparable, inOrder } from './comparable.ts';
import { allPanes, paneOf } from './pane-columns.ts';
import { useComparison, type ComparedPanes, type ComparisonInHand } from './use-comparison.ts';
import { useLinkedScroll, type Link, type LinkBy, type LinkState } from './use-linked-scroll.ts';
import type { PanesInHand } from './use-panes.ts';
import type { ViewHandles } from './view-handles.ts';

export interface Pairs {
  readonly link: Link | null;
  readonly linkState: LinkState;
  /** Links a pane with its partner; null parts them. */
  linkPane(paneId: string, by: LinkBy | null): void;
  readonly compared: ComparedPanes | null;
  readonly comparison: ComparisonInHand;
  /** Compares what is shown with a document, which is opened beside it when it is not shown yet. */
  compareWith(documentId: string): void;
  /** What one key compares with what is shown; undefined: nothing. */
  readonly counterpart: string | undefined;
  endComparison(): void;
}

/** What two panes do together: scroll, and be compared. Ends by itself when one of the two documents has gone. */
export function usePairs(caseFile: CaseFile, panes: PanesInHand, views: ViewHandles): Pairs {
  const { state, active, partner, dispatch } = panes;
  const [wantedLink, setLink] = useState<Link | null>(null);
  const [wanted, setWanted] = useState<{ before: string; after: string } | null>(null);
  const showing = (documentId: string) => allPanes(state).find(pane => pane.documentId === documentId)?.id;

  const link = wantedLink && paneOf(state, wantedLink.first) && paneOf(state, wantedLink.second) ? wantedLink : null;
  const linkState = useLinkedScroll(views, link);
  const before = wanted && showing(wanted.before);
  const after = wanted && showing(wanted.after);
  const compared = before && after ? { before, after } : null;
  const comparison = useComparison(views, compared);

  const partnerDocument = partner?.documentId;
  const isPair = typeof partnerDocument === 'string' && partnerDocument !== active?.documentId;
  const counterpart = isPair
    ? partnerDocument
    : comparable(caseFile.documents, active?.documentId ?? null)[0]?.document.record.id;

  return {
    link,
    linkState,
    linkPane: (paneId, by) => {
      const other = paneId === state.activeId ? partner?.id : state.activeId;
      setLink(by === null || other === undefined ? null : { first: paneId, second: other, by });
    },
    compared,
    comparison,
    compareWith: documentId => {
      const shown = active?.documentId;
      if (typeof shown !== 'string' || shown === documentId) return;
      if (showing(documentId) === undefined) dispatch({ type: 'show-beside', documentId });
      setWanted(inOrder(caseFile.documents, shown, documentId));
    },
    counterpart,
    endComparison: () => setWanted(null),
  };
}
