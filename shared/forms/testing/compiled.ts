import type { FormDefinition } from '../../model/process.ts';
import { compileForm } from '../compile-form.ts';
import type { FormModel } from '../form-model.ts';
import type { SendableParts } from '../sendable-answers.ts';

/** The model of a form that is known to be good. */
export function compiled(definition: FormDefinition, locale?: string): FormModel {
  const result = compileForm(definition, locale);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** A judgment's parts with nothing in them but what is given. */
export function parts(some: Partial<SendableParts> = {}): SendableParts {
  return { answers: {}, evidence: {}, rationale: {}, confidence: {}, ...some };
}
