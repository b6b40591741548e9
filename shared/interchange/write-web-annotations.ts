import type { Annotation } from '../model/annotation.ts';

/**
 * A collection of annotations as a file that any program for W3C Web Annotations reads. In one page, in the order given;
 * nothing is left out, so that reading it gives the same set.
 *
 * @param id an IRI for the collection
 */
export function writeWebAnnotations(id: string, label: string, annotations: readonly Annotation[]): string {
  const first = { id: `${id}#page`, type: 'AnnotationPage', startIndex: 0, items: annotations };
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
