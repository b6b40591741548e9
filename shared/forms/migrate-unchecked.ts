import type { Answers } from './answers.ts';
import { fieldInstances } from './field-instances.ts';
import type { FormModel } from './form-model.ts';
import type { FormState } from './form-state.ts';
import type { Problem } from './problem.ts';

/**
 * What stands in the way of a submission, with the answers that nobody has confirmed since the draft was moved, in the
 * order of the form. A hidden question is not sent, so it need not be confirmed.
 */
export function withUnchecked(
  model: FormModel,
  state: FormState,
  answers: Answers,
  problems: readonly Problem[],
  unchecked: ReadonlySet<string>,
): readonly Problem[] {
  if (unchecked.size === 0) return problems;
  const places = new Map<string, number>();
  const open: Problem[] = [];
  for (const { field, pointer } of fieldInstances(model, answers)) {
    places.set(pointer, places.size);
    if (!unchecked.has(pointer) || !state.isVisible(field.rules, pointer)) continue;
    open.push({ pointer, code: 'unchecked', params: {} });
  }
  const placeOf = ({ pointer }: Problem) => places.get(pointer) ?? places.size;
  return [...problems, ...open].toSorted((a, b) => placeOf(a) - placeOf(b));
}
