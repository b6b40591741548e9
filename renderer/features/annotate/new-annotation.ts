import { documentSource, type Annotation, type AnnotationBody } from '../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import type { Store } from '../../data/store.ts';
import type { CaseFile } from '../../data/views.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';

/** What a person says about the place that they mark. */
export interface MarkWords {
  readonly tag?: string | undefined;
  readonly note?: string | undefined;
}

/** The annotation that marking a selection makes. It is kept nowhere yet: `putAnnotation` does that. */
export function newAnnotation(
  store: Pick<Store, 'me' | 'newId' | 'nowIso'>,
  caseFile: Pick<CaseFile, 'record'>,
  selection: Pick<DocumentSelection, 'document' | 'selectors'>,
  words: MarkWords = {},
): Annotation {
  const note = words.note?.trim() ?? '';
  const body: AnnotationBody[] = [];
  if (words.tag !== undefined) body.push({ type: 'TextualBody', purpose: 'tagging', value: words.tag });
  if (note !== '') body.push({ type: 'TextualBody', purpose: 'commenting', value: note });
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: AnnotationId.parse(`urn:uuid:${store.newId()}`),
    type: 'Annotation',
    caseId: caseFile.record.id,
    motivation: words.tag !== undefined ? 'tagging' : note !== '' ? 'commenting' : 'highlighting',
    creator: { type: 'Person', id: store.me.id, name: store.me.name },
    created: store.nowIso(),
    body,
    target: { source: documentSource(selection.document), selector: [...selection.selectors] },
  };
}

/** The same annotation with another note; an empty one takes the note away. */
export function withNote(annotation: Annotation, note: string, modified: string): Annotation {
  const body = annotation.body.filter(part => part.purpose !== 'commenting');
  const words = note.trim();
  if (words !== '') body.push({ type: 'TextualBody', purpose: 'commenting', value: words });
  return { ...annotation, modified, body };
}
