import { parsePageFragment } from '../../shared/anchors/area.ts';
import { type Annotation, fragmentOf, parseDocumentSource } from '../../shared/model/annotation.ts';
import { sightSeconds } from './page-time.ts';

/** Where a mark stands, and whether that was in front of the person. */
export function sightOf(annotation: Annotation): { page: number | null; wasOpened: boolean; seconds: number } {
  const source = parseDocumentSource(annotation.target.source);
  const page = parsePageFragment(fragmentOf(annotation)?.value ?? '')?.page ?? null;
  const seconds = source && sightSeconds({ id: source.documentId, version: source.version }, page ?? 1);
  return { page, wasOpened: seconds !== null, seconds: seconds ?? 0 };
}
