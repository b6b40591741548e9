import { citedPlace } from '../../shared/forms/cited-place.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { AnnotationView, CaseFile } from '../data/views.ts';
import { text } from '../i18n/text.ts';
import type { EvidenceChip } from '../ui/EvidenceChips/EvidenceChips.tsx';

/** How each mark of a case is called on a chip: its words, its document and page. */
export function evidenceChips(
  caseFile: CaseFile,
  annotations: readonly AnnotationView[],
): (annotationId: string) => EvidenceChip {
  const documents = caseFile.documents.map(document => document.record);
  const tags = caseFile.process?.tags ?? [];
  // A sealed submission brings its own marks, also those that were removed from the case since.
  const marks = new Map<string, Annotation>();
  for (const submission of caseFile.submissions) for (const mark of submission.annotations) marks.set(mark.id, mark);
  for (const { annotation } of annotations) marks.set(annotation.id, annotation);
  return id => {
    const mark = marks.get(id);
    if (!mark) return { id, quote: text('judge.lostEvidence'), place: '', isLost: true };
    const { quote, note, tagId, documentName, page } = citedPlace(mark, documents);
    const name = documentName ?? '';
    const tag = tags.find(one => one.id === tagId)?.label;
    return {
      id,
      quote: quote || note || tag || text('judge.area'),
      place: page === null ? name : text('judge.page', { name, page }),
      isLost: documentName === null,
    };
  };
}
