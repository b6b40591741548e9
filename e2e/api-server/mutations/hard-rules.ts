import type { WireCase } from '../../../electron/core/api/wire/case.ts';
import type { WireJudgment } from '../../../electron/core/api/wire/judgment.ts';
import type { WireProcess } from '../../../electron/core/api/wire/process.ts';
import { planChecks } from '../../../shared/forms/checks-plan.ts';
import { checkProblems } from '../../../shared/forms/checks-reasons.ts';
import { createChecks } from '../../../shared/forms/checks-run.ts';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { createFormState } from '../../../shared/forms/form-state.ts';

/** One go is as long as a frame of a window may be late; a form of 500 rules needs some of them. */
const MOST_GOES = 200;

export interface BrokenRule {
  /** Into the mutation that brought the answers. */
  readonly pointer: string;
  readonly detail: string;
}

/**
 * The rules of the form that these answers may not break, as the workstation asks them: what comes from another program
 * has not been asked. A form that cannot be understood has no rules that anybody could keep.
 */
export function brokenRules(process: WireProcess, judgment: WireJudgment, value: WireCase): BrokenRule[] {
  if (process.form.schema['x-checks'] === undefined) return [];
  const compiled = compileForm(process.form);
  if (!compiled.ok) return [];
  const model = compiled.value;
  const state = createFormState(model, judgment.answers);
  const checks = createChecks(model, planChecks(model), value.attributes);
  let outcome = checks.run(judgment.answers, state.isVisible);
  for (let goes = 1; !outcome.isComplete && goes < MOST_GOES; goes++) {
    outcome = checks.run(judgment.answers, state.isVisible);
  }
  return checkProblems(outcome.findings, judgment.rationale ?? {}).map(({ pointer, params }) => ({
    pointer: `/payload/judgment/answers${pointer}`,
    detail: String(params['message']),
  }));
}
