import { citedPlace } from '../../shared/forms/cited-place.ts';
import { type Annotation, parseDocumentSource } from '../../shared/model/annotation.ts';
import { searchedPages } from '../../shared/model/searched.ts';
import type { AnnotationView, CaseFile } from '../data/views.ts';
import { text } from '../i18n/text.ts';
import type { EvidenceChip } from '../ui/EvidenceChips/EvidenceChips.tsx';
import { placeWords } from './marks/place-words.ts';

/** How each mark of a case is called on a chip: its words, its document and page. */
export function evidenceChips(
  caseFile: CaseFile,
  annotations: readonly AnnotationView[],
): (annotationId: string) => EvidenceChip {
  const documents = caseFile.documents.map(document => document.record);
  const tags = caseFile.process?.tags ?? [];
  const replaced = new Set(documents.flatMap(({ supersedes }) => supersedes ?? []));
  // A sealed submission brings its own marks, also those that were removed from the case since.
  const marks = new Map<string, Annotation>();
  for (const submission of caseFile.submissions) for (const mark of submission.annotations) marks.set(mark.id, mark);
  for (const { annotation } of annotations) marks.set(annotation.id, annotation);
  return id => {
    const mark = marks.get(id);
    if (!mark) return { id, quote: text('judge.lostEvidence'), place: '', isLost: true };
    const { quote, note, tagId, documentName, page } = citedPlace(mark, documents);
    const name = documentName ?? '';
    const source = parseDocumentSource(mark.target.source);
    const state = {
      isLost: documentName === null,
      isSuperseded: source !== null && replaced.has(source.documentId),
    };
    const pages = searchedPages(mark);
    if (pages !== null) {
      const said = note === '' ? text('judge.searched.nothing') : text('judge.searched.words', { words: note });
      const where =
        pages === ''
          ? name
          : text(/^\d+$/.test(pages) ? 'judge.searched.page' : 'judge.searched.pages', { name, pages });
      return { id, quote: said, place: where, isSearch: true, ...state };
    }
    const tag = tags.find(one => one.id === tagId)?.label;
    return {
      id,
      quote: quote || note || tag || (placeWords(mark) ?? text('judge.area')),
      place: page === null ? name : text('judge.page', { name, page }),
      ...state,
    };
  };
}
