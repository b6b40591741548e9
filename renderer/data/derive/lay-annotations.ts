import type { Annotation } from '../../../shared/model/annotation.ts';
import type { OverlayRow } from '../rows.ts';
import type { AnnotationView } from '../views.ts';

/** The server's annotations with the person's own changes over them, oldest first. */
export function layAnnotations(served: readonly Annotation[], overlay: readonly OverlayRow[]): AnnotationView[] {
  const views = new Map<string, AnnotationView>();
  for (const annotation of served) views.set(annotation.id, { annotation, unsent: false });
  for (const row of overlay) {
    if (row.annotation) views.set(row.id, { annotation: row.annotation, unsent: row.acceptedVersion === null });
    else views.delete(row.id);
  }
  return [...views.values()].toSorted((a, b) => compare(a.annotation, b.annotation));
}

function compare(a: Annotation, b: Annotation): number {
  return Date.parse(a.created) - Date.parse(b.created) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
