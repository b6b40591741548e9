import type { Process } from '../../../shared/model/process.ts';
import { controlPercent, isControl, suggestionOf } from '../../../shared/model/suggestion.ts';
import type { AnnotationView } from '../../data/views.ts';

/** Without the suggestions that are held back: whoever answers must not see them anywhere, in no document and in no list. */
export function withoutControls(
  annotations: readonly AnnotationView[],
  process: Pick<Process, 'form'> | null,
): readonly AnnotationView[] {
  const percent = controlPercent(process?.form.schema ?? {});
  if (percent === 0) return annotations;
  return annotations.filter(({ annotation }) => !(suggestionOf(annotation) && isControl(annotation.id, percent)));
}
