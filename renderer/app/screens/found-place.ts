import { pageSelector } from '../../../shared/anchors/area.ts';
import { documentSource } from '../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { PlaceInDocument } from '../../data/search/search-messages.ts';
import type { AnnotationView } from '../../data/views.ts';

/** There is one at a time, and it is kept nowhere. */
export const FOUND_PLACE = AnnotationId.parse('urn:meridian:found-place');

/** A place that was found, as the documents show places: like a mark, but of nobody and never saved. */
export function foundPlace(
  record: DocumentRecord,
  place: Pick<PlaceInDocument, 'page' | 'quote'>,
  at: string,
): AnnotationView {
  const isPaged = record.mediaType.startsWith('application/pdf') || place.page > 1 || (record.pages ?? 1) > 1;
  return {
    annotation: {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: FOUND_PLACE,
      type: 'Annotation',
      caseId: record.caseId,
      motivation: 'highlighting',
      creator: { type: 'Person' },
      created: at,
      body: [],
      target: {
        source: documentSource(record),
        selector: [place.quote, ...(isPaged ? [pageSelector({ page: place.page, area: null })] : [])],
      },
    },
    unsent: false,
  };
}
