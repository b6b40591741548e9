import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { parseDocumentSource } from '../../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { PlaceInDocument } from '../../data/search/search-messages.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import type { PlaceElsewhere } from '../../features/find/SearchPanel.tsx';
import type { PaneWindows } from '../windows/use-pane-windows.ts';
import { FOUND_PLACE, foundPlace } from './found-place.ts';

export interface ShownPlace {
  /** What the panes of this window scroll to, each time the nonce changes. */
  readonly reveal: { readonly annotationId: string; readonly nonce: number } | null;
  /** The marks, and with them the place that was found. */
  readonly marks: readonly AnnotationView[];
  readonly showMark: (annotationId: string) => void;
  /** A place that was found by its words. */
  readonly showPlace: (record: DocumentRecord, place: Pick<PlaceInDocument, 'page' | 'quote'>) => void;
}

/**
 * What the documents of a case are asked to show. The same is true of a place that a search in another case has led to.
 *
 * @param revealInWindow shows a mark in the window that has its document; false when there is none
 */
export function useShownPlace(
  caseFile: CaseFile,
  marks: readonly AnnotationView[],
  arrived: PlaceElsewhere | null,
  revealInWindow: PaneWindows['reveal'],
): ShownPlace {
  const store = useStore();
  const [reveal, setReveal] = useState<ShownPlace['reveal']>(arrived ? { annotationId: FOUND_PLACE, nonce: 1 } : null);
  const [found, setFound] = useState<AnnotationView | null>(() => {
    const record = arrived && caseFile.documents.find(one => one.record.id === arrived.documentId)?.record;
    return record ? foundPlace(record, arrived.place, store.nowIso()) : null;
  });
  const latest = useRef(marks);
  useEffect(() => {
    latest.current = marks;
  });
  const revealHere = useCallback(
    (annotationId: string) => setReveal(before => ({ annotationId, nonce: (before?.nonce ?? 0) + 1 })),
    [],
  );
  const showMark = useCallback(
    (annotationId: string) => {
      const mark = latest.current.find(({ annotation }) => annotation.id === annotationId)?.annotation;
      const source = mark && parseDocumentSource(mark.target.source);
      if (!source || !revealInWindow(source.documentId, annotationId)) revealHere(annotationId);
    },
    [revealInWindow, revealHere],
  );
  const showPlace = useCallback<ShownPlace['showPlace']>(
    (record, place) => {
      setFound(foundPlace(record, place, store.nowIso()));
      revealHere(FOUND_PLACE);
    },
    [store, revealHere],
  );
  const shown = useMemo(() => (found ? [...marks, found] : marks), [marks, found]);
  return { reveal, marks: shown, showMark, showPlace };
}
