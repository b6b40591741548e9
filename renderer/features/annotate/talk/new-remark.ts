import { type About, isLink } from '../../../../shared/model/about.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../../shared/model/ids.ts';
import type { Store } from '../../../data/store.ts';

/** What is said about a mark. It stands on the place of the mark as it is then, and is kept nowhere yet. */
export function newRemark(
  store: Pick<Store, 'me' | 'newId' | 'nowIso'>,
  { caseId, target }: Pick<Annotation, 'caseId' | 'target'>,
  about: About,
  words = '',
): Annotation {
  const said = words.trim();
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: AnnotationId.parse(`urn:uuid:${store.newId()}`),
    type: 'Annotation',
    caseId,
    motivation: isLink(about) ? 'linking' : 'replying',
    creator: { type: 'Person', id: store.me.id, name: store.me.name },
    created: store.nowIso(),
    body: said === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: said }],
    target,
    about,
  };
}
