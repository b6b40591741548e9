import type { FormModel } from '../../shared/forms/form-model.ts';
import { memberNames } from '../../shared/forms/formula-names.ts';
import type { QaPolicy } from '../../shared/model/process.ts';
import { repeated } from './check-decision-model.ts';
import { checkFeel } from './check-formulas.ts';
import type { Say } from './problem.ts';

/** The preferred AQLs of ISO 2859-1, as percent nonconforming or nonconformities per 100 items. */
const AQLS = new Set([
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10, 15, 25, 40, 65, 100, 150, 250,
  400, 650, 1000,
]);

/** A quality policy that can be carried out. */
export function checkQa(qa: QaPolicy | undefined, form: FormModel | null, say: Say): void {
  if (!qa) return say('warning', '/qa', 'There is no quality policy: nothing of this work is sampled.');
  const { sampling, alwaysReview, defects } = qa;
  if (sampling?.type === 'iso2859-1' && !AQLS.has(sampling.aql)) {
    say('error', '/qa/sampling/aql', `${sampling.aql} is no preferred AQL of ISO 2859-1; there is no plan for it.`);
  }
  if (alwaysReview !== undefined && form) {
    const answers = Object.fromEntries([...(memberNames(form).get('') ?? [])].map(name => [name, null]));
    const decision = { result: null, matchedRules: null, overriddenBy: null };
    const scope = { answers, case: {}, analyst: {}, decision, aids: 0, reasons: 0, suggestions: {} };
    // Names inside of `case` and `analyst` are the client's own.
    const own: Say = (severity, pointer, message) =>
      /There is no entry/.test(message) || say(severity, pointer, message);
    checkFeel(alwaysReview, scope, '/qa/alwaysReview', own);
  }
  for (const index of repeated(defects.map(({ id }) => id))) {
    say('error', `/qa/defects/${index}/id`, `The id "${defects[index]?.id}" was used before.`);
  }
  defects.forEach(({ weight }, index) => {
    if (weight < 0)
      say('error', `/qa/defects/${index}/weight`, 'A defect cannot better a score: its weight is below 0.');
  });
  if (defects.length === 0)
    say('warning', '/qa/defects', 'There are no kinds of defects: a reviewer can only approve.');
}
