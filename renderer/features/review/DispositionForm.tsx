import { useId, useMemo } from 'react';
import { answerName } from '../../../shared/forms/answer-name.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import type { ReviewProblem } from '../../../shared/forms/review-completion.ts';
import type { DecisionOutcome } from '../../../shared/model/judgment.ts';
import type { Disposition } from '../../../shared/model/review.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { text } from '../../i18n/text.ts';
import { AnswerControl } from '../../ui/AnswerControl/AnswerControl.tsx';
import type { AnswerShape } from '../../ui/AnswerControl/answer-source.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import { RadioGroup } from '../../ui/RadioGroup/RadioGroup.tsx';
import { useReviewing } from './review-context.ts';
import styles from './ReviewPanel.module.css';
import { useReviewSummary } from './use-review-summary.ts';

interface DispositionFormProps {
  problems: readonly ReviewProblem[];
  model: FormModel;
  decision: DecisionOutcome | undefined;
}

const SHAPE: AnswerShape = { kind: 'long-text', label: '', unit: undefined, options: [] };

/** What becomes of the judgment. */
export function DispositionForm({ problems, model, decision }: DispositionFormProps) {
  const { store, isReadOnly } = useReviewing();
  const { disposition } = useReviewSummary();
  const comment = useMemo(() => store.comment(), [store]);
  const id = useId();
  return (
    <section aria-label={text('review.disposition')} className={styles.disposition} data-disposition="">
      {decision && <DecisionOf decision={decision} />}
      <RadioGroup
        label={text('review.disposition')}
        options={[
          { value: 'accept', label: text('review.accept'), description: text('review.accept.about') },
          {
            value: 'accept-corrected',
            label: text('review.acceptCorrected'),
            description: text('review.acceptCorrected.about'),
          },
          { value: 'return', label: text('review.return'), description: text('review.return.about') },
        ]}
        value={disposition ?? null}
        onChange={value => store.setDisposition(value as Disposition)}
        isReadOnly={isReadOnly}
      />
      <div className={styles.overall}>
        <label id={`${id}-label`} htmlFor={id}>
          {text('review.overall')}
        </label>
        <AnswerControl shape={SHAPE} source={comment} id={id} labelId={`${id}-label`} isReadOnly={isReadOnly} />
      </div>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map(problem => (
            <li key={problem.code}>
              {sentence(problem)}{' '}
              {problem.pointers
                .slice(0, 5)
                .map(pointer => answerName(model, pointer))
                .join(', ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DecisionOf({ decision }: { decision: DecisionOutcome }) {
  const say = (value: unknown) => formatAnswer({ kind: 'unknown', label: '', unit: undefined, options: [] }, value);
  return (
    <p className={styles.decision}>
      {decision.overriddenBy === undefined
        ? text('review.decision', { decision: say(decision.result) })
        : text('review.decisionOverridden', {
            decision: say(decision.overriddenBy),
            rules: say(decision.result),
            reason: decision.overrideRationale ?? '',
          })}
    </p>
  );
}

function sentence({ code, pointers }: ReviewProblem): string {
  const count = pointers.length;
  switch (code) {
    case 'open':
      return text('review.problem.open', { count });
    case 'comment-missing':
      return text('review.problem.comment', { count });
    case 'correction-missing':
      return text('review.problem.correction', { count });
    case 'has-mistakes':
      return text('review.problem.hasMistakes', { count });
    case 'no-mistakes':
      return text('review.problem.noMistakes');
    case 'no-disposition':
      return text('review.problem.noDisposition');
    default:
      return unreachable(code);
  }
}
