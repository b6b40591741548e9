import { documentSource } from '../../../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../../../shared/model/document.ts';
import { AnnotationId } from '../../../../shared/model/ids.ts';
import { searchedBody, searchedPlace } from '../../../../shared/model/searched.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import type { Store } from '../../../data/store.ts';

/**
 * Keeps that something was looked for and not found, as an annotation that an answer can cite. Rejects when it could
 * not be kept.
 *
 * @param pages those that were searched; empty for all of a document without pages
 */
export async function keepSearch(
  store: Store,
  document: DocumentRecord,
  pages: readonly number[],
  words: string,
): Promise<AnnotationId> {
  const id = AnnotationId.parse(`urn:uuid:${store.newId()}`);
  const lookedFor = words.trim();
  await putAnnotation(store, {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'Annotation',
    caseId: document.caseId,
    motivation: 'classifying',
    creator: { type: 'Person', id: store.me.id, name: store.me.name },
    created: store.nowIso(),
    body: [
      searchedBody(pages),
      ...(lookedFor === '' ? [] : [{ type: 'TextualBody' as const, purpose: 'commenting' as const, value: lookedFor }]),
    ],
    target: { source: documentSource(document), selector: [searchedPlace(pages)] },
  });
  return id;
}
