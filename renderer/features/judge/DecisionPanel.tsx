import { isBlank } from '../../../shared/forms/answers.ts';
import { isAsked } from '../../../shared/forms/field-instances.ts';
import { text } from '../../i18n/text.ts';
import { DecisionInputs } from './decision/DecisionInputs.tsx';
import { DecisionSteps } from './decision/DecisionSteps.tsx';
import { NearestRules } from './decision/NearestRules.tsx';
import { Override } from './decision/Override.tsx';
import { questionOf } from './decision/read-places.ts';
import { sayResult } from './decision/say-result.ts';
import styles from './DecisionPanel.module.css';
import { useForm } from './use-form.ts';
import type { Decision } from './use-decision.ts';

interface DecisionPanelProps {
  decision: Decision;
  onGo: (pointer: string) => void;
}

/** What the client's rules make of the answers, why, and what the person decides instead. */
export function DecisionPanel({ decision, onGo }: DecisionPanelProps) {
  const { evaluation, state, override } = decision;
  const open = useOpenInputs(decision);
  return (
    <section aria-label={text('judge.decision')} className={styles.panel}>
      <h2 className={styles.title}>{text('judge.decision')}</h2>
      {typeof state === 'object' && <p>{text('judge.decision.failed', { reason: state.failure })}</p>}
      {state === 'loading' && <p>{text('judge.decision.loading')}</p>}
      {evaluation && (
        <div aria-live="polite" className={styles.outcome}>
          <p className={styles.result} data-overridden={override !== null || undefined}>
            {isBlank(evaluation.result) ? text('judge.decision.none') : sayResult(evaluation.result)}
          </p>
          {open.length > 0 && (
            <p className={styles.rule}>
              {text('judge.decision.provisional', { count: open.length, questions: open.join(', ') })}
            </p>
          )}
          {evaluation.matchedRules.map(rule => (
            <p key={rule.index} className={styles.rule}>
              <strong>{text('judge.decision.rule', { number: rule.index + 1 })}</strong>{' '}
              {[rule.description, ...rule.annotations.map(sayNote)].filter(Boolean).join(' · ')}
            </p>
          ))}
        </div>
      )}
      {evaluation && evaluation.inputs.length > 0 && <DecisionInputs inputs={evaluation.inputs} onGo={onGo} />}
      {evaluation && <NearestRules rules={evaluation.nearMisses} onGo={onGo} />}
      {evaluation && <DecisionSteps evaluation={evaluation} />}
      {evaluation && <Override decision={decision} />}
    </section>
  );
}

/** A rule’s note with the name of its column: `Guideline: 1.2`. */
function sayNote({ name, text: note }: { name: string; text: string }): string {
  if (note === '' || name === '') return note;
  return `${name}: ${note}`;
}

/** Questions that the rules read and nobody has answered: a rule for "nothing" may hold only because of them. */
function useOpenInputs({ evaluation }: Decision): readonly string[] {
  const form = useForm();
  return (evaluation?.inputs ?? [])
    .filter(input => isBlank(input.value))
    .flatMap(input => {
      const field = questionOf(form, input.expression);
      const isOpen = field && isAsked(field) && field.required && form.isVisible(field.rules, field.key);
      return isOpen ? [field.label] : [];
    });
}
