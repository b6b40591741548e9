import type { AnnotationId } from '../../../shared/model/ids.ts';
import { doActs } from '../../data/actions/annotation-history.ts';
import type { Store } from '../../data/store.ts';
import type { CaseFile } from '../../data/views.ts';
import { type MarkWords, newAnnotation } from '../../features/annotate/new-annotation.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';

/** Keeps a mark on what is selected. Rejects when it could not be kept. */
export async function keepMark(
  store: Store,
  caseFile: CaseFile,
  selected: DocumentSelection,
  words: MarkWords,
): Promise<AnnotationId> {
  const annotation = newAnnotation(store, caseFile, selected, words);
  await doActs(store, annotation.caseId, [{ before: null, after: annotation }]);
  return annotation.id;
}
