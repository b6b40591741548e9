import { escapeToken, type Answers } from './answers.ts';
import type { FormModel } from './form-model.ts';
import { partProblems, toQuestion } from './part-problems.ts';
import type { Problem, ProblemCode } from './problem.ts';

const CODES: Readonly<Record<string, ProblemCode>> = {
  type: 'wrong-type',
  required: 'missing',
  dependentRequired: 'missing',
  minLength: 'too-short',
  maxLength: 'too-long',
  minimum: 'too-small',
  exclusiveMinimum: 'too-small',
  maximum: 'too-large',
  exclusiveMaximum: 'too-large',
  multipleOf: 'not-a-multiple',
  pattern: 'pattern',
  format: 'format',
  enum: 'not-an-option',
  const: 'not-an-option',
  anyOf: 'not-an-option',
  oneOf: 'not-an-option',
  minItems: 'too-few-items',
  contains: 'too-few-items',
  maxItems: 'too-many-items',
  maxContains: 'too-many-items',
  uniqueItems: 'repeated-items',
  false: 'not-asked',
};

/** What JSON Schema says against the answers, each at the answer that it is about. */
export function schemaProblems(model: FormModel, answers: Answers): Problem[] {
  const found = model.validator.violations(answers).map(({ pointer, keyword, wanted }): Problem => {
    const code = CODES[keyword] ?? 'invalid';
    if (code === 'missing') return { pointer: `${pointer}/${escapeToken(String(wanted))}`, code, params: {} };
    const params = typeof wanted === 'number' || typeof wanted === 'string' ? { limit: wanted } : {};
    return { pointer, code, params };
  });
  return [
    ...found.map(problem => ({ ...problem, pointer: toQuestion(model, problem.pointer) })),
    ...partProblems(model, answers),
  ];
}
