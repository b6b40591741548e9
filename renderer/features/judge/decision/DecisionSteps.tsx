import type { DecisionEvaluation, DecisionExplanation } from '../../../../shared/rules/compile-decision.ts';
import { text } from '../../../i18n/text.ts';
import styles from '../DecisionPanel.module.css';
import { sayResult } from './say-result.ts';

/** The decisions on the way to this one, each with the rules that made it; what it stands on stands below it. */
export function DecisionSteps({ evaluation }: { evaluation: DecisionEvaluation }) {
  if (evaluation.required.length === 0) return null;
  const byName = new Map(evaluation.required.map(step => [step.decision, step]));
  return (
    <details className={styles.inputs}>
      <summary>{text('judge.decision.steps', { count: evaluation.required.length })}</summary>
      <Steps names={evaluation.requires} byName={byName} above={[evaluation.decision]} />
    </details>
  );
}

interface StepsProps {
  names: readonly string[];
  byName: ReadonlyMap<string, DecisionExplanation>;
  /** What these stand below: a model that names itself under two names is not followed for ever. */
  above: readonly string[];
}

function Steps({ names, byName, above }: StepsProps) {
  const steps = names.flatMap(name => (above.includes(name) ? [] : (byName.get(name) ?? [])));
  if (steps.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {steps.map(step => (
        <li key={step.decision}>
          {text('judge.decision.step', { decision: step.decision, result: sayResult(step.result) })}
          {step.matchedRules.length > 0 &&
            ` ${text('judge.decision.stepRules', { rules: step.matchedRules.map(({ index }) => index + 1).join(', ') })}`}
          <Steps names={step.requires} byName={byName} above={[...above, step.decision]} />
        </li>
      ))}
    </ul>
  );
}
