import type { FormModel } from '../../shared/forms/form-model.ts';
import { memberNames } from '../../shared/forms/formula-names.ts';
import { compileDecision } from '../../shared/rules/compile-decision.ts';
import type { Say } from './problem.ts';
import type { WrittenProcess } from './process-file.ts';

/** The decision model compiles, reads only answers that the form asks for, and can be overridden by an outcome. */
export async function checkDecisionModel({ decision }: WrittenProcess, form: FormModel, say: Say): Promise<void> {
  if (!decision) return;
  const model = decision.dmnFile === undefined ? '/decision/dmn' : '/decision/dmnFile';
  const compiled = await compileDecision(decision);
  if (!compiled.ok) {
    const isName = compiled.failure.code === 'unknown-decision';
    return say('error', isName ? '/decision/decision' : model, compiled.failure.message);
  }
  const answers = memberNames(form).get('') ?? new Set<string>();
  for (const name of compiled.value.inputNames) {
    if (name === 'case' || answers.has(name)) continue;
    say('error', model, `The decision reads "${name}", which is no answer of the form: it would always be null.`);
  }
  if (decision.override !== 'forbidden' && (decision.outcomes ?? []).length === 0) {
    say('warning', '/decision/outcomes', 'A decision that may be overridden needs outcomes to choose from.');
  }
  repeated(decision.outcomes ?? []).forEach(index => {
    say('error', `/decision/outcomes/${index}`, `"${decision.outcomes?.[index]}" is given twice.`);
  });
}

/** Places of what stood before in the list. */
export function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
