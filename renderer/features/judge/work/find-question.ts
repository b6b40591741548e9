import { isBlank } from '../../../../shared/forms/answers.ts';
import { fieldInstances, type FieldInstance, isAsked } from '../../../../shared/forms/field-instances.ts';
import type { FormStore } from '../form-store.ts';

/** Every question that is asked now, in reading order. */
export function askedQuestions(form: FormStore): readonly FieldInstance[] {
  const all = [...fieldInstances(form.model, form.parts().answers)];
  return all.filter(({ field, pointer }) => isAsked(field) && form.isVisible(field.rules, pointer));
}

/** Questions without an answer. */
export function emptyQuestions(form: FormStore): readonly string[] {
  const open = askedQuestions(form).filter(
    ({ pointer }) => isBlank(form.get(pointer)) && form.missing(pointer) === undefined,
  );
  return open.map(({ pointer }) => pointer);
}

/** Answers that want evidence and have none. */
export function unprovenAnswers(form: FormStore): readonly string[] {
  const found = askedQuestions(form).filter(
    ({ field, pointer }) =>
      field.evidence === 'required' && !isBlank(form.get(pointer)) && form.evidence(pointer).length === 0,
  );
  return found.map(({ pointer }) => pointer);
}

/**
 * The place after (or before) where a person is, round and round. Their own place only when it is the only one.
 *
 * @param order of all places of the form, to know what comes after a place that is not among those looked for
 */
export function nextPlace(
  places: readonly string[],
  here: string | null,
  by: 1 | -1,
  order: readonly string[],
): string | null {
  const distinct = [...new Set(places)];
  if (distinct.length === 0) return null;
  const at = here === null ? -1 : order.indexOf(here);
  const rank = (pointer: string) => order.indexOf(pointer);
  const ahead = by > 0 ? distinct.find(one => rank(one) > at) : distinct.findLast(one => rank(one) < at && at >= 0);
  return ahead ?? (by > 0 ? distinct[0] : distinct.at(-1)) ?? null;
}
