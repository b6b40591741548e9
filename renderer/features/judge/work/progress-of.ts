import { isBlank } from '../../../../shared/forms/answers.ts';
import { instancesIn, isAsked } from '../../../../shared/forms/field-instances.ts';
import type { FormSection } from '../../../../shared/forms/form-model.ts';
import type { Problem } from '../../../../shared/forms/problem.ts';
import type { FormStore } from '../form-store.ts';

/** How far a part of the form is, or all of it. */
export interface WorkProgress {
  readonly answered: number;
  readonly asked: number;
  /** Required questions that are not answered. */
  readonly requiredOpen: number;
  /** Answers that have evidence, and those that want it. */
  readonly proven: number;
  readonly toProve: number;
  readonly problems: number;
}

/** Counts a section, or with null the whole form. Asked for when somebody looks, not with every key. */
export function progressOf(form: FormStore, section: FormSection | null, problems: readonly Problem[]): WorkProgress {
  const { answers } = form.parts();
  const sections = section ? [section] : form.model.sections;
  const there = new Set<string>();
  const progress = { answered: 0, asked: 0, requiredOpen: 0, proven: 0, toProve: 0 };
  for (const { field, pointer } of sections.flatMap(({ blocks }) => [...instancesIn(blocks, answers)])) {
    there.add(pointer);
    if (!isAsked(field) || !form.isVisible(field.rules, pointer)) continue;
    progress.asked++;
    const isAnswered = !isBlank(form.get(pointer));
    if (isAnswered || form.missing(pointer) !== undefined) progress.answered++;
    else if (field.required) progress.requiredOpen++;
    if (field.evidence !== 'required' || !isAnswered) continue;
    progress.toProve++;
    if (form.evidence(pointer).length > 0) progress.proven++;
  }
  const own = section ? problems.filter(({ pointer }) => there.has(pointer)) : problems;
  return { ...progress, problems: own.length };
}
