import { Sparkles } from 'lucide-react';
import { useEffect, useId, useSyncExternalStore } from 'react';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { isUnopened, suggestionAt } from '../../../../shared/forms/suggestion-proofs.ts';
import { quoteOf } from '../../../../shared/model/annotation.ts';
import type { Suggestion } from '../../../../shared/model/suggestion.ts';
import { useStore } from '../../../data/store-context.ts';
import { text } from '../../../i18n/text.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { sightOf } from '../../../viewer/sight-of.ts';
import { focusQuestion } from '../focus-question.ts';
import { usePanel } from '../panel-context.ts';
import { useForm } from '../use-form.ts';
import { decideSuggestion, fits, openSuggestion, proofOf } from './decide-suggestion.ts';
import styles from './SuggestionOffer.module.css';
import { SUGGESTION_KEYS } from './use-suggestion-keys.ts';

/** What a machine suggests as the answer, for a person to take, to change or to turn away. It counts for nothing before. */
export function SuggestionOffer({ field, pointer }: { field: FormField; pointer: string }) {
  const { suggestions } = usePanel();
  return suggestions.at(pointer).length > 0 ? <Offered field={field} pointer={pointer} /> : null;
}

function Offered({ field, pointer }: { field: FormField; pointer: string }) {
  const form = useForm();
  const { suggestions, isReadOnly } = usePanel();
  const decided = form.rationale(suggestionAt(pointer));
  useSyncExternalStore(decided.subscribe, decided.get);
  const open = isReadOnly ? undefined : openSuggestion(form, suggestions, pointer);
  if (open) return <Offer key={open.id} field={field} suggestion={open} />;
  const last = suggestions.at(pointer).find(suggestion => proofOf(form, suggestion)?.how === 'accepted');
  const proof = last && proofOf(form, last);
  if (!last || !proof) return null;
  return (
    <p className={styles.taken} data-warning={isUnopened(proof) || undefined}>
      {text(isUnopened(proof) ? 'suggest.takenUnopened' : 'suggest.taken', { source: sourceOf(last) })}
    </p>
  );
}

function Offer({ field, suggestion }: { field: FormField; suggestion: Suggestion }) {
  const form = useForm();
  const { nowIso } = useStore();
  const { suggestions, onRevealEvidence } = usePanel();
  const id = useId();
  const { pointer, value, confidence } = suggestion;
  // The time at which a person could see it is what the proof begins with; drawing is React's, seeing is not.
  useEffect(() => suggestions.shown(suggestion.id), [suggestions, suggestion.id]);
  const isFitting = fits(form, suggestion);
  const { page } = sightOf(suggestion.annotation);
  const quote = quoteOf(suggestion.annotation)?.exact;
  const decide = (how: 'accepted' | 'rejected', from: Element) => {
    const root = from.closest('[role=form]');
    decideSuggestion(form, suggestions, suggestion, how, nowIso());
    announce(text(how === 'accepted' ? 'suggest.saidAccepted' : 'suggest.saidRejected', { question: field.label }));
    if (root) focusQuestion(root, pointer);
  };
  return (
    <div role="group" aria-labelledby={`${id}-who`} className={styles.offer} data-suggestion={suggestion.id}>
      <p id={`${id}-who`} className={styles.who}>
        <Sparkles size={13} aria-hidden="true" className={styles.sign} />
        <span>{text('suggest.by', { source: sourceOf(suggestion) })}</span>
        {confidence !== null && (
          <span className={styles.sure}>{text('suggest.confidence', { percent: Math.round(confidence * 100) })}</span>
        )}
      </p>
      <p className={styles.value}>
        {value === undefined ? text('suggest.placeOnly') : formatAnswer(field, value)}
        {!isFitting && <span className={styles.unfit}> {text('suggest.doesNotFit')}</span>}
      </p>
      {quote !== undefined && quote.trim() !== '' && <q className={styles.quote}>{shortened(quote)}</q>}
      <div className={styles.acts}>
        <Button keys={SUGGESTION_KEYS.show} onPress={() => onRevealEvidence(suggestion.id)}>
          {page === null ? text('suggest.show') : text('suggest.showPage', { page })}
        </Button>
        {isFitting && (
          <Button keys={SUGGESTION_KEYS.accept} onPress={({ target }) => decide('accepted', target)}>
            {text(value === undefined ? 'suggest.acceptPlace' : 'suggest.accept')}
          </Button>
        )}
        <Button keys={SUGGESTION_KEYS.reject} onPress={({ target }) => decide('rejected', target)}>
          {text('suggest.reject')}
        </Button>
      </div>
    </div>
  );
}

/** Who suggests, and with which model. */
function sourceOf({ source, model }: Suggestion): string {
  const name = source === '' ? text('suggest.unnamed') : source;
  return model === '' ? name : text('suggest.sourceModel', { source: name, model });
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159).toWellFormed()}…` : line;
}
