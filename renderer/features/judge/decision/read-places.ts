import { fieldAt, instancesOf } from '../../../../shared/forms/field-instances.ts';
import type { FormField, FormModel } from '../../../../shared/forms/form-model.ts';
import { memberNames, type MemberNames, namedIn } from '../../../../shared/forms/formula-names.ts';
import type { AnnotationId } from '../../../../shared/model/ids.ts';
import type { FormStore } from '../form-store.ts';

const ROOT = [''];
const names = new WeakMap<FormModel, MemberNames>();

/** A question that an input of the rules comes from, as it is answered now. */
export interface ReadPlace {
  readonly pointer: string;
  readonly field: FormField;
  readonly evidence: readonly AnnotationId[];
}

/** The questions that an expression of the rules reads. */
export function readPlaces(form: FormStore, expression: string): readonly ReadPlace[] {
  const { model } = form;
  const known = names.get(model) ?? memberNames(model);
  names.set(model, known);
  const { answers } = form.parts();
  return namedIn(expression, ROOT, known).flatMap(({ pointer }) =>
    instancesOf(answers, pointer).flatMap(place => {
      const field = fieldAt(model, place);
      return field ? [{ pointer: place, field, evidence: form.evidence(place) }] : [];
    }),
  );
}

/** The question that an expression is, and not only reads: its answer is written as that question's. */
export function questionOf(form: FormStore, expression: string): FormField | undefined {
  return form.model.fields.get(`/${expression.trim()}`);
}
