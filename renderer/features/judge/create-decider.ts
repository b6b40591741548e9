import type { Answers } from '../../../shared/forms/answers.ts';
import type { CaseRecord } from '../../../shared/model/case.ts';
import type { CompiledDecision, DecisionEvaluation } from '../../../shared/rules/compile-decision.ts';

/** Runs the model only when an answer changed that it may read: most keys are typed into answers that no rule reads. */
export function createDecider(
  compiled: Pick<CompiledDecision, 'evaluate'>,
  dmn: string,
  attributes: CaseRecord['attributes'],
): (answers: Answers) => DecisionEvaluation {
  let known: { read: string; evaluation: DecisionEvaluation } | null = null;
  return answers => {
    const read = JSON.stringify(Object.entries(answers).filter(([name]) => mayRead(dmn, name)));
    if (known?.read !== read) known = { read, evaluation: compiled.evaluate({ ...answers, case: attributes }) };
    return known.evaluation;
  };
}

/** A name that is nowhere in the model is read by none of its expressions. XML writes some characters otherwise. */
function mayRead(dmn: string, name: string): boolean {
  return dmn.includes(name) || /[&<>"'\s]|[^\u0020-\u007e]/.test(name);
}
