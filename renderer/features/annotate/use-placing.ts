import { useEffect } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { doActs } from '../../data/actions/annotation-history.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { placedAnew } from './placed-anew.ts';
import { usePlacingStore } from './placing-store.ts';

/** Puts the mark that waits for it on what is selected. Rejects when that could not be saved. Null: none waits. */
export type PlaceHere = ((selection: DocumentSelection) => Promise<void>) | null;

/** The mark that is to be placed again by hand, if there is one, and how. */
export function usePlacing(caseId: CaseId, annotations: readonly AnnotationView[]): PlaceHere {
  const store = useStore();
  const markId = usePlacingStore(state => state.markId);
  const setPlacing = usePlacingStore(state => state.setPlacing);
  // The store outlives the case: the next one does not begin with a mark of the last.
  useEffect(() => () => setPlacing(null), [setPlacing]);
  const mark = annotations.find(({ annotation }) => annotation.id === markId)?.annotation;
  if (!mark) return null;
  return async selection => {
    await doActs(store, caseId, placedAnew(store, mark, selection));
    setPlacing(null);
    announce(text('place.done'));
  };
}
