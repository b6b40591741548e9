import { parsePageFragment } from '../../../shared/anchors/area.ts';
import {
  fragmentOf,
  noteOf,
  parseDocumentSource,
  quoteOf,
  tagOf,
  type Annotation,
} from '../../../shared/model/annotation.ts';
import type { Tag } from '../../../shared/model/process.ts';
import type { AnnotationView, CaseDocument } from '../../data/views.ts';

export interface AnnotationFilter {
  /** Null: all tags. */
  readonly tag: string | null;
  readonly words: string;
}

export interface AnnotationGroup {
  /** Null: annotations of documents that are not with the case any more. */
  readonly document: CaseDocument | null;
  readonly annotations: readonly AnnotationView[];
}

/** The annotations that fit the filter, by document in the case's order and within it in reading order. */
export function listAnnotations(
  annotations: readonly AnnotationView[],
  documents: readonly CaseDocument[],
  tags: readonly Tag[],
  filter: AnnotationFilter,
): AnnotationGroup[] {
  const kept = annotations.filter(({ annotation }) => fits(annotation, tags, filter));
  const byDocument = Map.groupBy(kept, ({ annotation }) => parseDocumentSource(annotation.target.source)?.documentId);
  const groups: AnnotationGroup[] = documents.flatMap(document => {
    const own = byDocument.get(document.record.id);
    return own ? [{ document, annotations: own.toSorted(inReadingOrder) }] : [];
  });
  const known = new Set(documents.map(({ record }) => record.id));
  const lost = [...byDocument].filter(([id]) => id === undefined || !known.has(id)).flatMap(([, own]) => own);
  return lost.length > 0 ? [...groups, { document: null, annotations: lost }] : groups;
}

/** The page that an annotation names, from 1; null when its document has none. */
export function pageOf(annotation: Annotation): number | null {
  const fragment = fragmentOf(annotation);
  return fragment ? (parsePageFragment(fragment.value)?.page ?? null) : null;
}

function fits(annotation: Annotation, tags: readonly Tag[], { tag, words }: AnnotationFilter): boolean {
  if (tag !== null && tagOf(annotation) !== tag) return false;
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return true;
  const label = tags.find(({ id }) => id === tagOf(annotation))?.label ?? '';
  return `${quoteOf(annotation)?.exact ?? ''} ${noteOf(annotation)} ${label}`.toLowerCase().includes(wanted);
}

function inReadingOrder({ annotation: a }: AnnotationView, { annotation: b }: AnnotationView): number {
  const [pageA, startA] = readingPlace(a);
  const [pageB, startB] = readingPlace(b);
  return pageA - pageB || startA - startB || a.created.localeCompare(b.created);
}

function readingPlace(annotation: Annotation): readonly [page: number, start: number] {
  const start = quoteOf(annotation)?.refinedBy?.start;
  const fragment = fragmentOf(annotation);
  const area = fragment ? parsePageFragment(fragment.value)?.area : null;
  return [pageOf(annotation) ?? 0, start ?? area?.top ?? 0];
}
