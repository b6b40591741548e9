import type { Answers } from '../../../shared/forms/answers.ts';
import type { CaseRecord } from '../../../shared/model/case.ts';
import { MISSING_ANSWERS } from '../../../shared/rules/missing-answers.ts';
import type { DecisionEvaluation } from '../../../shared/rules/compile-decision.ts';
import type { DecidingModel } from './rules/deciding-model.ts';
import type { Decided } from './rules/rules-desk.ts';

export interface Decider {
  /** What the model says of these answers; a promise where it is in a worker and was not asked about them before. */
  decide(answers: Answers): DecisionEvaluation | Promise<Decided>;
  /** What it said of these very answers; null when it was not asked, or has not said it yet. */
  known(answers: Answers): Decided | null;
}

/** Runs the model only when an answer changed that it may read: most keys are typed into answers that no rule reads. */
export function createDecider(
  model: Pick<DecidingModel, 'evaluate'>,
  dmn: string,
  attributes: CaseRecord['attributes'],
): Decider {
  let last: { read: string; said: Decided | null; result: DecisionEvaluation | Promise<Decided> } | null = null;
  const readOf = (answers: Answers): string =>
    JSON.stringify(Object.entries(answers).filter(([name]) => mayRead(dmn, name)));
  return {
    decide(answers) {
      const read = readOf(answers);
      if (last?.read === read) return last.said?.ok ? last.said.value : last.result;
      const result = model.evaluate({ ...answers, case: attributes });
      const asked = { read, said: result instanceof Promise ? null : ({ ok: true, value: result } as Decided), result };
      last = asked;
      if (result instanceof Promise) {
        void result.then(said => {
          asked.said = said;
          // The same model was asked about another case: these answers have to be asked about again.
          if (!said.ok && said.failure.code === 'superseded' && last === asked) last = null;
        });
      }
      return result;
    },
    known: answers => (last?.read === readOf(answers) ? last.said : null),
  };
}

/** A name that is nowhere in the model is read by none of its expressions. XML writes some characters otherwise. */
function mayRead(dmn: string, name: string): boolean {
  // `is missing` and `answer state` read why there is no answer, however they are spaced.
  if (name === MISSING_ANSWERS) return /missing|state/.test(dmn);
  return dmn.includes(name) || /[&<>"'\s]|[^\u0020-\u007e]/.test(name);
}
