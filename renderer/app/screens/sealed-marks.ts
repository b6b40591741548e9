import type { Submission } from '../../../shared/model/judgment.ts';
import type { AnnotationView } from '../../data/views.ts';

/**
 * The case's annotations with those of a submission as they were sealed: a reviewer judges the evidence that was
 * cited, also when its author has changed or removed the mark since.
 */
export function withSealedMarks(
  annotations: readonly AnnotationView[],
  submission: Submission,
): readonly AnnotationView[] {
  const sealed = submission.annotations.map(annotation => ({ annotation, unsent: false }));
  const ids = new Set(submission.annotations.map(({ id }) => id));
  return [...sealed, ...annotations.filter(({ annotation }) => !ids.has(annotation.id))];
}
