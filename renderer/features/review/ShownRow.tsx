import { useId } from 'react';
import type { ReviewRow } from '../../../shared/forms/review-rows.ts';
import { text } from '../../i18n/text.ts';
import { EvidenceChips } from '../../ui/EvidenceChips/EvidenceChips.tsx';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import { useReviewing } from './review-context.ts';
import styles from './ReviewRowView.module.css';

/** What was computed from the answers, or a list as a whole: read with them, not judged. Its inputs or entries are. */
export function ShownRow({ row, name }: { row: ReviewRow; name: string }) {
  const id = useId();
  const { chip, onRevealEvidence } = useReviewing();
  return (
    <div role="group" aria-labelledby={`${id}-label`} className={styles.row} data-shown="">
      <div className={styles.said}>
        <span id={`${id}-label`} className={styles.label}>
          {name}
          {row.field.calculated !== undefined && <span className={styles.tag}> {text('judge.calculated')}</span>}
        </span>
        <p className={styles.value}>{formatAnswer(row.field, row.value, row.missing)}</p>
        {row.since?.isChanged && (
          <p className={styles.since}>
            {text('review.changedFrom', { before: formatAnswer(row.field, row.since.value, row.since.missing) })}
          </p>
        )}
        {row.rationale !== '' && <p className={styles.why}>{text('review.rationale', { rationale: row.rationale })}</p>}
        {row.evidence.length > 0 && (
          <EvidenceChips
            label={text('judge.evidenceFor', { question: name })}
            chips={row.evidence.map(chip)}
            onShow={onRevealEvidence}
          />
        )}
      </div>
      <p className={styles.notJudged}>
        {text(row.field.kind === 'repeating-group' ? 'review.judgedByEntry' : 'review.notJudged')}
      </p>
    </div>
  );
}
