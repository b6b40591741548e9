import type { Answers } from '../../../shared/forms/answers.ts';
import { planCalculations } from '../../../shared/forms/calculation-plan.ts';
// Only its type: the interpreter is heavier than the form and is loaded when a form computes something.
import type { calculate, Calculation } from '../../../shared/forms/calculate.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';

export type Calculate = typeof calculate;

/** Knows which computed answers are out of date, and brings them up to date when told to. */
export function createCalculatedAnswers(
  model: FormModel,
  answers: () => Answers,
  onResult: (calculation: Calculation) => void,
) {
  const plan = planCalculations(model);
  const all = new Set(plan.steps.map(({ field }) => field.key));
  let due: ReadonlySet<string> = all;
  let run: Calculate | null = null;
  return {
    isNeeded: all.size > 0,
    /** Returns whether something is out of date now. */
    answerChanged(pointer: string): boolean {
      const affected = plan.affectedBy(pointer);
      if (affected.size > 0) due = new Set([...due, ...affected]);
      return affected.size > 0;
    },
    /** What is hidden is not read, so every formula may have another value now. */
    rulesChanged(): boolean {
      due = all;
      return all.size > 0;
    },
    start(interpreter: Calculate) {
      run = interpreter;
    },
    settle() {
      if (!run || due.size === 0) return;
      const keys = due.size === all.size ? undefined : due;
      due = new Set();
      for (const calculation of run(model, plan, answers(), keys)) onResult(calculation);
    },
    /** Template pointers of what the formula of a field names. */
    readsOf: (key: string): readonly string[] => plan.steps.find(({ field }) => field.key === key)?.reads ?? [],
  };
}
