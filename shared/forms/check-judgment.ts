import { getAt, isBlank, parentPointer, setAt, type Answers } from './answers.ts';
import { fieldAt, fieldInstances } from './field-instances.ts';
import type { FormModel } from './form-model.ts';
import { createFormState } from './form-state.ts';
import { isSettledMissing } from './missing.ts';
import type { Problem } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';
import { sendableAnswers, type SendableParts } from './sendable-answers.ts';

/** Objects that required questions stand in are there even when nothing in them is answered yet. */
function withRequiredObjects(model: FormModel, answers: Answers): Answers {
  let filled = answers;
  for (const { field, pointer } of fieldInstances(model, answers)) {
    const parent = parentPointer(pointer);
    if (field.required && parent !== '' && getAt(filled, parent) === undefined) filled = setAt(filled, parent, {});
  }
  return filled;
}

/**
 * Everything that stands between these answers and a submission, in the order of the form. Hidden questions are not
 * asked: nothing about them is missing.
 */
export function checkJudgment(model: FormModel, judgment: SendableParts): readonly Problem[] {
  const sendable = sendableAnswers(model, judgment);
  const answers = withRequiredObjects(model, sendable.answers);
  const state = createFormState(model, judgment.answers);
  const counts = ({ pointer, code }: Problem) => {
    const field = fieldAt(model, pointer);
    // Nobody can answer what is computed or only shown.
    if (code === 'missing' && isSettledMissing(model, sendable, pointer)) return false;
    return !field || (state.isVisible(field.rules, pointer) && !(code === 'missing' && field.readOnly));
  };
  const found: Problem[] = schemaProblems(model, answers).filter(counts);
  const order = new Map<string, number>();
  for (const { field, pointer } of fieldInstances(model, answers)) {
    order.set(pointer, order.size);
    if (!state.isVisible(field.rules, pointer)) continue;
    if (isBlank(getAt(answers, pointer))) {
      if (field.required && !isSettledMissing(model, sendable, pointer))
        found.push({ pointer, code: 'missing', params: {} });
      continue;
    }
    if (field.evidence === 'required' && !sendable.evidence[pointer]?.length) {
      found.push({ pointer, code: 'evidence-missing', params: {} });
    }
    if (field.rationale === 'required' && isBlank(sendable.rationale[pointer])) {
      found.push({ pointer, code: 'rationale-missing', params: {} });
    }
  }
  const unique = new Map<string, Problem>();
  for (const problem of found) {
    const key = `${problem.code} ${problem.pointer}`;
    if (!unique.has(key)) unique.set(key, problem);
  }
  const place = (problem: Problem) =>
    order.get(problem.pointer) ?? order.get(parentPointer(problem.pointer)) ?? order.size;
  return [...unique.values()].toSorted((a, b) => place(a) - place(b));
}
