import type { Annotation } from '../model/annotation.ts';
import { remarkToWeb } from './about-to-web.ts';

/**
 * A collection of annotations as a file that any program for W3C Web Annotations reads. In one page, in the order given;
 * nothing is left out, so that reading it gives the same set: what is said about a mark and links between marks as well.
 *
 * @param id an IRI for the collection
 */
export function writeWebAnnotations(id: string, label: string, annotations: readonly Annotation[]): string {
  const items = annotations.map(({ about, ...plain }) =>
    about ? remarkToWeb({ ...plain, about }, plain.target) : plain,
  );
  const first = { id: `${id}#page`, type: 'AnnotationPage', startIndex: 0, items };
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label,
    total: annotations.length,
    first,
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}
