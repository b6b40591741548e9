import type { FormField } from '../../../shared/forms/form-model.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import { usePanel } from './panel-context.ts';
import styles from './QuestionField.module.css';

/** What the reviewer said against this answer. */
export function ReturnedReason({ field, pointer, id }: { field: FormField; pointer: string; id: string }) {
  const { returned, defects } = usePanel();
  const item = returned.get(pointer);
  if (!item) return null;
  const defect = defects.find(one => one.id === item.defectId);
  return (
    <div id={id} className={styles.returned}>
      <strong>{text('judge.returnedHere')}</strong>
      {item.comment !== undefined && item.comment !== '' && <p>{item.comment}</p>}
      <dl className={styles.returnedFacts}>
        {item.correctedValue !== undefined && (
          <div>
            <dt>{text('judge.reviewerSays')}</dt>
            <dd>{formatAnswer(field, item.correctedValue)}</dd>
          </div>
        )}
        {defect && (
          <div>
            <dt>{text('judge.kindOfDefect')}</dt>
            <dd>{defect.label}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
