import { useId } from 'react';
import type { ReviewRow } from '../../../shared/forms/review-rows.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import styles from './ReviewRowView.module.css';

/** What was computed from the answers: read with them, not judged. Its inputs are. */
export function ShownRow({ row, name }: { row: ReviewRow; name: string }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={`${id}-label`} className={styles.row} data-shown="">
      <div className={styles.said}>
        <span id={`${id}-label`} className={styles.label}>
          {name}
          {row.field.calculated !== undefined && <span className={styles.tag}> {text('judge.calculated')}</span>}
        </span>
        <p className={styles.value}>{formatAnswer(row.field, row.value)}</p>
        {row.since?.isChanged && (
          <p className={styles.since}>
            {text('review.changedFrom', { before: formatAnswer(row.field, row.since.value) })}
          </p>
        )}
      </div>
      <p className={styles.notJudged}>{text('review.notJudged')}</p>
    </div>
  );
}
