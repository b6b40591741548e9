import { getAt, isSameAnswer } from '../../../../shared/forms/answers.ts';
import { changeReasonsOf, readChange } from '../../../../shared/forms/change-reasons.ts';
import type { Problem } from '../../../../shared/forms/problem.ts';
import type { SendableParts } from '../../../../shared/forms/sendable-answers.ts';
import type { CaseFile } from '../../../data/views.ts';
import type { FormStore } from '../form-store.ts';
import { changeAt } from '../../../../shared/forms/marginal.ts';
import { askedQuestions } from '../work/find-question.ts';

/** What this person submitted last; null before the first time. */
export function lastSubmitted({ submissions }: CaseFile, me: string): SendableParts | null {
  return submissions.findLast(({ userId }) => userId === me)?.judgment ?? null;
}

/** Answers that say something else than what was submitted, and of which nobody has said why. */
export function unexplainedChanges(
  form: FormStore,
  submitted: SendableParts | null,
  isReturned: (pointer: string) => boolean,
): readonly Problem[] {
  if (!submitted || changeReasonsOf(form.model.schema).length === 0) return [];
  return askedQuestions(form).flatMap(({ pointer }): Problem[] => {
    // Why a returned answer is changed, the reviewer has said.
    if (isReturned(pointer) || isSameAnswer(getAt(submitted.answers, pointer), form.get(pointer))) return [];
    const said = readChange(form.rationale(changeAt(pointer)).get());
    return said ? [] : [{ pointer, code: 'change-unexplained', params: {} }];
  });
}
