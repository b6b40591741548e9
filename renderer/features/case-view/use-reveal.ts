import { useEffect, useState } from 'react';
import { parseDocumentSource } from '../../../shared/model/annotation.ts';
import type { AnnotationView } from '../../data/views.ts';
import { allPanes, paneOf } from './pane-columns.ts';
import type { PanesInHand } from './use-panes.ts';

/** A mark that is shown in a pane, each time that the nonce changes. */
export interface RevealedMark {
  readonly paneId: string;
  readonly markId: string;
  readonly nonce: number;
}

/** Opens an annotation's document when it is asked for from outside: where it is shown already, else in the active pane. */
export function useReveal(
  reveal: { annotationId: string; nonce: number } | null,
  annotations: readonly AnnotationView[],
  { state, dispatch }: PanesInHand,
  onSelected: (annotationId: string) => void,
): RevealedMark | null {
  const [shown, setShown] = useState<RevealedMark | null>(null);
  const nonce = reveal?.nonce;
  useEffect(() => {
    const annotation = annotations.find(view => view.annotation.id === reveal?.annotationId)?.annotation;
    const source = annotation && parseDocumentSource(annotation.target.source);
    if (!reveal || !source) return;
    const active = paneOf(state, state.activeId);
    const pane =
      active?.documentId === source.documentId
        ? active
        : (allPanes(state).find(({ documentId }) => documentId === source.documentId) ?? active);
    if (!pane) return;
    dispatch({ type: 'show', paneId: pane.id, documentId: source.documentId });
    onSelected(reveal.annotationId);
    setShown({ paneId: pane.id, markId: reveal.annotationId, nonce: reveal.nonce });
    // eslint-disable-next-line react/exhaustive-deps -- once per request
  }, [nonce]);
  return shown;
}
