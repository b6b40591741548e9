import { answerName } from '../../../shared/forms/answer-name.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import type { ReviewRow } from '../../../shared/forms/review-rows.ts';
import { text } from '../../i18n/text.ts';
import { ReviewRowView } from './ReviewRowView.tsx';
import { ShownRow } from './ShownRow.tsx';
import styles from './ReviewPanel.module.css';

/** The answers by part of the form. What did not change since the last round and was right then is folded away. */
export function ReviewSections({ model, rows }: { model: FormModel; rows: readonly ReviewRow[] }) {
  return model.sections.map((section, index) => {
    const here = rows.filter(row => row.sectionId === section.id);
    if (here.length === 0) return null;
    const isSettled = (row: ReviewRow) =>
      row.isJudged &&
      row.since !== null &&
      !row.since.isChanged &&
      row.since.item !== undefined &&
      row.since.item.verdict !== 'incorrect';
    const settled = here.filter(isSettled);
    const alone = model.sections.length === 1;
    const label = section.label ?? text(alone ? 'judge.otherQuestions' : 'judge.section', { number: index + 1 });
    return (
      <section key={section.id} aria-label={label} className={styles.section}>
        <h2 className={styles.title}>{label}</h2>
        {here
          .filter(row => !isSettled(row))
          .map(row =>
            row.isJudged ? (
              <ReviewRowView key={row.pointer} row={row} name={answerName(model, row.pointer)} />
            ) : (
              <ShownRow key={row.pointer} row={row} name={answerName(model, row.pointer)} />
            ),
          )}
        {settled.length > 0 && (
          <details className={styles.settled}>
            <summary>{text('review.unchanged', { count: settled.length })}</summary>
            {settled.map(row => (
              <ReviewRowView key={row.pointer} row={row} name={answerName(model, row.pointer)} />
            ))}
          </details>
        )}
      </section>
    );
  });
}
