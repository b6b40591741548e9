import { TriangleAlert } from 'lucide-react';
import type { FormField } from '../../../shared/forms/form-model.ts';
import { isUnopened, type SuggestionProof } from '../../../shared/forms/suggestion-proofs.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';
import styles from './ReviewRowView.module.css';

/** What a machine suggested for an answer, what the person made of it, and whether they looked. */
export function SuggestionNotes({ field, proofs }: { field: FormField; proofs: readonly SuggestionProof[] }) {
  return proofs.map(proof => {
    const { suggestion, how, value, source, model } = proof;
    const by = source === '' ? text('suggest.unnamed') : source;
    const words = text(`suggest.review.${how}`, {
      source: model === '' ? by : text('suggest.sourceModel', { source: by, model }),
      value: value === undefined ? text('suggest.placeOnly') : formatAnswer(field, value),
    });
    return (
      <p key={`${suggestion} ${how}`} className={styles.since} data-warning={isUnopened(proof) || undefined}>
        {isUnopened(proof) && <TriangleAlert size={13} aria-hidden="true" />} {words} {sightWords(proof)}
      </p>
    );
  });
}

function sightWords({ how, wasOpened, page, seconds }: SuggestionProof): string {
  if (how === 'withheld') return '';
  if (!wasOpened) return text('suggest.review.unopened');
  const said = { seconds: Math.round(seconds) };
  return page === null ? text('suggest.review.place', said) : text('suggest.review.opened', { ...said, page });
}
