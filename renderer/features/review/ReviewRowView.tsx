import { useId, useMemo, useSyncExternalStore, type KeyboardEvent } from 'react';
import type { ReviewRow } from '../../../shared/forms/review-rows.ts';
import type { Verdict } from '../../../shared/model/review.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import { EvidenceChips } from '../../ui/EvidenceChips/EvidenceChips.tsx';
import { Kbd } from '../../ui/Kbd/Kbd.tsx';
import { Correction } from './Correction.tsx';
import { useReviewing } from './review-context.ts';
import styles from './ReviewRowView.module.css';
import { SuggestionNotes } from './SuggestionNotes.tsx';

const VERDICTS: readonly { verdict: Verdict; keys: readonly string[]; label: () => string }[] = [
  { verdict: 'correct', keys: ['1', 'c'], label: () => text('review.verdict.correct') },
  { verdict: 'incorrect', keys: ['2', 'i'], label: () => text('review.verdict.incorrect') },
  { verdict: 'not-applicable', keys: ['3', 'n'], label: () => text('review.verdict.notApplicable') },
];

function isTyping(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
  return (
    target instanceof HTMLTextAreaElement || (target instanceof Element && target.closest('[role=spinbutton]') !== null)
  );
}

/** One answer with what it rests on, and what the reviewer makes of it. */
export function ReviewRowView({ row, name }: { row: ReviewRow; name: string }) {
  const { store, isReadOnly, chip, onRevealEvidence, moveFrom } = useReviewing();
  const { field, pointer } = row;
  const id = useId();
  const item = useSyncExternalStore(
    useMemo(() => (listener: () => void) => store.on(`item ${pointer}`, listener), [store, pointer]),
    () => store.item(pointer),
  );
  const judge = (verdict: Verdict, element: Element | null) => {
    store.judge(pointer, verdict);
    // The next open answer, or the comment that a mistake needs.
    requestAnimationFrame(() => moveFrom(element, verdict === 'incorrect' ? 'comment' : 'next-open'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const picked = VERDICTS.find(({ keys }) => keys.includes(event.key.toLowerCase()));
    if (picked && !isReadOnly) judge(picked.verdict, event.currentTarget);
    else if (event.key === 'ArrowDown' && event.target === event.currentTarget) moveFrom(event.currentTarget, 'next');
    else if (event.key === 'ArrowUp' && event.target === event.currentTarget) moveFrom(event.currentTarget, 'previous');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The row is the thing that is judged: it has the focus and hears the keys of the verdicts.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-value`}
      // The row takes the keys of its verdicts.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.row}
      data-row={pointer}
      data-verdict={item?.verdict ?? 'open'}
      onKeyDown={onKeyDown}
    >
      <div className={styles.said}>
        <span id={`${id}-label`} className={styles.label}>
          {name}
          {field.critical && <span className={styles.critical}> {text('review.critical')}</span>}
        </span>
        <p id={`${id}-value`} className={styles.value}>
          {formatAnswer(field, row.value, row.missing)}
        </p>
        {row.since?.isChanged && (
          <p className={styles.since}>
            {text('review.changedFrom', { before: formatAnswer(field, row.since.value, row.since.missing) })}
          </p>
        )}
        {row.since?.item?.verdict === 'incorrect' && (
          <p className={styles.since}>{text('review.saidBefore', { comment: row.since.item.comment ?? '' })}</p>
        )}
        {row.rationale !== '' && <p className={styles.why}>{text('review.rationale', { rationale: row.rationale })}</p>}
        {row.notes.map(note => (
          <p key={note} className={styles.since}>
            {note}
          </p>
        ))}
        <SuggestionNotes field={field} proofs={row.proofs} />
        {row.evidence.length > 0 && (
          <EvidenceChips
            label={text('judge.evidenceFor', { question: name })}
            chips={row.evidence.map(chip)}
            onShow={onRevealEvidence}
          />
        )}
        {row.evidence.length === 0 && field.evidence === 'required' && row.value !== undefined && (
          <p className={styles.since}>{text('review.noEvidence')}</p>
        )}
      </div>
      <div role="radiogroup" aria-label={text('review.verdictOn', { question: name })} className={styles.verdicts}>
        {VERDICTS.map(({ verdict, keys, label }) => (
          <label
            key={verdict}
            className={styles.verdict}
            data-chosen={item?.verdict === verdict || undefined}
            data-verdict={verdict}
          >
            <input
              type="radio"
              name={`${id}-verdict`}
              checked={item?.verdict === verdict}
              disabled={isReadOnly && item?.verdict !== verdict}
              onChange={event => {
                if (!isReadOnly) judge(verdict, event.currentTarget.closest('[data-row]'));
              }}
            />
            {label()}
            {!isReadOnly && <Kbd keys={keys[1] ?? ''} />}
          </label>
        ))}
      </div>
      {item?.verdict === 'incorrect' && <Correction row={row} name={name} />}
    </div>
  );
}
