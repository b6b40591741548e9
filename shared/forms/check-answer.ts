import { getAt, isBlank, type Answers } from './answers.ts';
import { fieldAt } from './field-instances.ts';
import type { FormModel } from './form-model.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';

/** Said when everything is checked: an answer may still be on its way. */
const LATER = new Set<ProblemCode>(['missing', 'too-few-items', 'not-asked', 'invalid']);

/** What is wrong with one answer as it stands, without regard to what is missing elsewhere. */
export function checkAnswer(model: FormModel, answers: Answers, pointer: string): readonly Problem[] {
  const field = fieldAt(model, pointer);
  const value = getAt(answers, pointer);
  if (!field || field.kind === 'repeating-group' || isBlank(value)) return [];
  return schemaProblems(model, answers)
    .filter(problem => problem.pointer === pointer && !LATER.has(problem.code))
    .filter((problem, index, all) => all.findIndex(other => other.code === problem.code) === index);
}
