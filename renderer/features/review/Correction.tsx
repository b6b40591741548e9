import { useId, useMemo, useSyncExternalStore } from 'react';
import type { ReviewRow } from '../../../shared/forms/review-rows.ts';
import { text } from '../../i18n/text.ts';
import { AnswerControl } from '../../ui/AnswerControl/AnswerControl.tsx';
import type { AnswerShape } from '../../ui/AnswerControl/answer-source.ts';
import { Select } from '../../ui/Select/Select.tsx';
import { useReviewing } from './review-context.ts';
import styles from './ReviewRowView.module.css';

/** Why an answer is wrong, what it should be, and what kind of mistake it is. */
export function Correction({ row, name }: { row: ReviewRow; name: string }) {
  const { store, isReadOnly, defects } = useReviewing();
  const { pointer, field } = row;
  const id = useId();
  const comment = useMemo(() => store.part(pointer, 'comment'), [store, pointer]);
  const corrected = useMemo(() => store.part(pointer, 'correctedValue'), [store, pointer]);
  const defect = useMemo(() => store.part(pointer, 'defectId'), [store, pointer]);
  const defectId = useSyncExternalStore(defect.subscribe, defect.get);
  const commentShape: AnswerShape = { kind: 'long-text', label: '', unit: undefined, options: [] };
  return (
    <div className={styles.correction}>
      <div className={styles.wide} data-comment="">
        <label id={`${id}-comment-label`} htmlFor={`${id}-comment`}>
          {text('review.comment')}
        </label>
        <AnswerControl
          shape={commentShape}
          source={comment}
          id={`${id}-comment`}
          labelId={`${id}-comment-label`}
          isRequired
          isReadOnly={isReadOnly}
        />
      </div>
      {field.kind === 'repeating-group' ? (
        <p className={styles.small}>{text('review.listCorrection')}</p>
      ) : (
        <div>
          <span id={`${id}-value-label`} className={styles.small}>
            {text('review.corrected')}
          </span>
          <AnswerControl
            shape={{ ...field, label: text('review.correctedFor', { question: name }) }}
            source={corrected}
            id={`${id}-value`}
            labelId={`${id}-value-label`}
            isReadOnly={isReadOnly}
          />
        </div>
      )}
      {defects.length > 0 && (
        <Select
          label={text('review.defect')}
          options={defects.map(one => ({
            value: one.id,
            label: one.critical ? text('review.criticalDefect', { label: one.label }) : one.label,
          }))}
          value={typeof defectId === 'string' ? defectId : null}
          onChange={defect.set}
          isReadOnly={isReadOnly}
        />
      )}
    </div>
  );
}
