import { useMemo } from 'react';
import { isBlank, isJsonObject } from '../../../shared/forms/answers.ts';
import { isAsked } from '../../../shared/forms/field-instances.ts';
import { nameToLabel } from '../../../shared/forms/form-words.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { Select } from '../../ui/Select/Select.tsx';
import { TextField } from '../../ui/TextField/TextField.tsx';
import styles from './DecisionPanel.module.css';
import { usePanel } from './panel-context.ts';
import { useForm } from './use-form.ts';
import type { Decision } from './use-decision.ts';

const PLAIN = { kind: 'unknown', label: '', unit: undefined, options: [] } as const;

/** A decision's result in one line: `Rated, 150` for a table of several outputs. */
export function sayResult(result: unknown): string {
  if (isJsonObject(result)) {
    return Object.entries(result)
      .map(([name, value]) => `${nameToLabel(name)}: ${formatAnswer(PLAIN, value)}`)
      .join(' · ');
  }
  return Array.isArray(result) ? result.map(sayResult).join('; ') : formatAnswer(PLAIN, result);
}

/** What the client's rules make of the answers, why, and what the person decides instead. */
export function DecisionPanel({ decision }: { decision: Decision }) {
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
            <p key={rule.id} className={styles.rule}>
              <strong>{text('judge.decision.rule', { number: rule.index + 1 })}</strong>{' '}
              {[rule.description, ...rule.annotations.map(sayNote)].filter(Boolean).join(' · ')}
            </p>
          ))}
        </div>
      )}
      {evaluation && evaluation.inputs.length > 0 && <Inputs decision={decision} />}
      {evaluation && <Otherwise decision={decision} />}
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
      const pointer = `/${input.expression}`;
      const field = form.model.fields.get(pointer);
      return field && isAsked(field) && field.required && form.isVisible(field.rules, pointer) ? [field.label] : [];
    });
}

function Inputs({ decision }: { decision: Decision }) {
  const form = useForm();
  return (
    <details className={styles.inputs}>
      <summary>{text('judge.decision.inputs')}</summary>
      <dl>
        {decision.evaluation?.inputs.map(input => {
          const field = form.model.fields.get(`/${input.expression}`);
          return (
            <div key={input.expression}>
              <dt>{field?.label ?? input.label}</dt>
              <dd>{formatAnswer(field ?? PLAIN, input.value)}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

function Otherwise({ decision }: { decision: Decision }) {
  const { isReadOnly } = usePanel();
  const { definition, override, setOverride } = decision;
  const options = useMemo(
    () => (definition.outcomes ?? []).map(outcome => ({ value: outcome, label: outcome })),
    [definition.outcomes],
  );
  if (definition.override === 'forbidden') return <p className={styles.rule}>{text('judge.decision.forbidden')}</p>;
  if (!override) {
    if (isReadOnly) return null;
    return (
      <div>
        <Button onPress={() => setOverride({ value: undefined, rationale: '' })}>
          {text('judge.decision.override')}
        </Button>
      </div>
    );
  }
  const said = typeof override.value === 'string' ? override.value : '';
  const needsReason = definition.override === 'with-rationale';
  return (
    <div className={styles.otherwise} data-override="">
      {options.length > 0 ? (
        <Select
          label={text('judge.decision.yours')}
          options={options}
          value={said === '' ? null : said}
          onChange={value => setOverride({ ...override, value })}
          isReadOnly={isReadOnly}
          isRequired
        />
      ) : (
        <TextField
          label={text('judge.decision.yours')}
          value={said}
          onChange={value => setOverride({ ...override, value })}
          isReadOnly={isReadOnly}
          isRequired
        />
      )}
      <TextField
        label={text('judge.decision.why')}
        value={override.rationale}
        onChange={rationale => setOverride({ ...override, rationale })}
        isReadOnly={isReadOnly}
        isRequired={needsReason}
        multiline
        spellCheck
      />
      {!isReadOnly && (
        <div>
          <Button onPress={() => setOverride(null)}>{text('judge.decision.noOverride')}</Button>
        </div>
      )}
    </div>
  );
}
