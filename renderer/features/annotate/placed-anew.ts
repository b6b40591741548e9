import { type Annotation, documentSource } from '../../../shared/model/annotation.ts';
import type { AnnotationAct } from '../../data/actions/annotation-history.ts';
import type { Store } from '../../data/store.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { newRemark } from './talk/new-remark.ts';

/**
 * Moves a mark to another place: the mark, so that what cites it cites the new place, and a turn in its thread that
 * stands where it was, so that nobody has to wonder what it was made on.
 */
export function placedAnew(
  store: Pick<Store, 'me' | 'newId' | 'nowIso'>,
  mark: Annotation,
  { document, selectors }: Pick<DocumentSelection, 'document' | 'selectors'>,
): readonly AnnotationAct[] {
  const target = { source: documentSource(document), selector: [...selectors] };
  return [
    { before: mark, after: { ...mark, modified: store.nowIso(), target } },
    { before: null, after: newRemark(store, mark, { as: 'moved', mark: mark.id }) },
  ];
}
