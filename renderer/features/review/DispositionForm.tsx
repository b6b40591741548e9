import { useId, useMemo } from 'react';
import type { DecisionOutcome } from '../../../shared/model/judgment.ts';
import type { Disposition } from '../../../shared/model/review.ts';
import { text } from '../../i18n/text.ts';
import { AnswerControl } from '../../ui/AnswerControl/AnswerControl.tsx';
import type { AnswerShape } from '../../ui/AnswerControl/answer-source.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import { RadioGroup } from '../../ui/RadioGroup/RadioGroup.tsx';
import { useReviewing } from './review-context.ts';
import styles from './ReviewPanel.module.css';
import { useReviewSummary } from './use-review-summary.ts';

interface DispositionFormProps {
  decision: DecisionOutcome | undefined;
}

const SHAPE: AnswerShape = { kind: 'long-text', label: '', unit: undefined, options: [] };

/** What becomes of the judgment. */
export function DispositionForm({ decision }: DispositionFormProps) {
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
