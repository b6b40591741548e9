import { useId, useMemo, useSyncExternalStore } from 'react';
import { answerName } from '../../../shared/forms/answer-name.ts';
import type { CalculationProblem } from '../../../shared/forms/calculate.ts';
import type { FormField } from '../../../shared/forms/form-model.ts';
import { waitedFor, workingOf } from '../../../shared/forms/working.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import { CheckNotes } from './checks/CheckNotes.tsx';
import { usePanel } from './panel-context.ts';
import { problemSentence } from './problem-sentence.ts';
import styles from './QuestionField.module.css';
import { Working } from './Working.tsx';
import { useCalculationProblem, useChecks, useForm, useProblems } from './use-form.ts';

/** An answer that the client's form computes: read, never typed, with what it comes from. */
export function CalculatedField({ field, pointer }: { field: FormField; pointer: string }) {
  const form = useForm();
  const { isReadOnly } = usePanel();
  const problems = useProblems(pointer);
  const findings = useChecks(field.key, pointer);
  const failure = useCalculationProblem(pointer);
  const source = useMemo(() => form.answer(pointer), [form, pointer]);
  const value = useSyncExternalStore(source.subscribe, source.get);
  const id = useId();
  const inputs = useMemo(() => inputNames(form.model, form.readsOf(field.key)), [form, field.key]);
  const said = value === undefined ? text('judge.calculated.none') : formatAnswer(field, value);
  const open = useOpenInputs(field, pointer, failure === 'waiting');
  return (
    <div
      className={styles.question}
      data-question={pointer}
      data-label={answerName(form.model, pointer)}
      data-calculated=""
      data-wrong={problems.length > 0 || undefined}
    >
      <div className={styles.head}>
        <span id={`${id}-label`} className={styles.label}>
          {field.label}
          <span className={styles.required}> {text('judge.calculated')}</span>
        </span>
        {field.description !== undefined && <p className={styles.description}>{field.description}</p>}
      </div>
      <div className={styles.body}>
        <output
          id={id}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-from`}
          className={styles.calculated}
          data-open={value === undefined || undefined}
        >
          {said}
        </output>
        <p id={`${id}-from`} className={styles.small}>
          {isReadOnly
            ? fromSentence(null, inputs)
            : fromSentence(failure ?? null, failure === 'waiting' ? open : inputs)}
        </p>
        <Working field={field} pointer={pointer} result={said} />
        {problems.length > 0 && (
          <p className={styles.error}>{problems.map(problem => problemSentence(problem, field)).join(' ')}</p>
        )}
        <CheckNotes findings={findings} pointer={pointer} id={`${id}-rules`} />
      </div>
    </div>
  );
}

/** The questions that a formula still waits for. */
function useOpenInputs(field: FormField, pointer: string, isWaiting: boolean): string {
  const form = useForm();
  return useSyncExternalStore(
    listener => (isWaiting ? form.on('changed', listener) : () => {}),
    () => {
      if (!isWaiting) return '';
      const parts = workingOf(form.model, field.key, pointer, form.parts().answers);
      return waitedFor(parts)
        .map(place => answerName(form.model, place))
        .join(', ');
    },
  );
}

/** The questions that a formula reads; a list only when none of its questions is named. */
function inputNames(model: Parameters<typeof answerName>[0], reads: readonly string[]): string {
  return reads
    .filter(read => !reads.some(other => other.startsWith(`${read}/`)))
    .map(read => answerName(model, read))
    .join(', ');
}

function fromSentence(problem: CalculationProblem | null, inputs: string): string {
  switch (problem) {
    case null:
      return inputs === '' ? '' : text('judge.calculated.from', { questions: inputs });
    case 'waiting':
      return text('judge.calculated.waiting', { questions: inputs });
    case 'no-value':
      return text('judge.calculated.noValue', { questions: inputs });
    case 'wrong-kind':
      return text('judge.calculated.wrongKind');
    case 'circular':
      return text('judge.calculated.circular');
    default:
      return text('judge.calculated.unreadable');
  }
}
