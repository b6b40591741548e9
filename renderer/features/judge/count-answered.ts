import { getAt, isBlank } from '../../../shared/forms/answers.ts';
import { fieldInstances, instancesIn, isAsked } from '../../../shared/forms/field-instances.ts';
import type { FormModel, FormSection } from '../../../shared/forms/form-model.ts';
import type { FormState } from '../../../shared/forms/form-state.ts';
import { missingAt } from '../../../shared/forms/missing.ts';
import type { SendableParts } from '../../../shared/forms/sendable-answers.ts';

export interface Progress {
  readonly answered: number;
  readonly asked: number;
}

/** How many of the questions that are asked now are settled: by an answer, or by a reason for having none. */
export function countAnswered(
  model: FormModel,
  state: FormState,
  parts: SendableParts,
  section: FormSection | null,
): Progress {
  const there = section ? instancesIn(section.blocks, parts.answers) : fieldInstances(model, parts.answers);
  let answered = 0;
  let asked = 0;
  for (const { field, pointer } of there) {
    if (!isAsked(field) || !state.isVisible(field.rules, pointer)) continue;
    asked++;
    if (!isBlank(getAt(parts.answers, pointer)) || missingAt(parts, pointer) !== undefined) answered++;
  }
  return { answered, asked };
}
