import { useSyncExternalStore } from 'react';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { usePanel } from '../panel-context.ts';
import { focusQuestion } from '../focus-question.ts';
import { aidAt } from '../../../../shared/forms/marginal.ts';
import { useForm, useIsBlank } from '../use-form.ts';
import styles from './FillOffer.module.css';
import { readingsOf } from './readings-of.ts';

/** Offers the words of a mark as the answer, as they were read, for a person to confirm or to wave away. */
export function FillOffer({ field, pointer }: { field: FormField; pointer: string }) {
  const { offers } = usePanel();
  const isBlank = useIsBlank(pointer);
  const offer = useSyncExternalStore(
    listener => offers.on(pointer, listener),
    () => offers.at(pointer),
  );
  if (offer === null || !(isBlank || offer.isAskedFor)) return null;
  return <Offer field={field} pointer={pointer} annotationId={offer.annotationId} />;
}

function Offer({ field, pointer, annotationId }: { field: FormField; pointer: string; annotationId: string }) {
  const form = useForm();
  const { offers, wordsOf } = usePanel();
  const words = wordsOf(annotationId);
  const readings = readingsOf(field, words);
  if (readings.length === 0) return null;
  const end = (from: Element) => {
    const root = from.closest('[role=form]');
    offers.end(pointer);
    if (root) focusQuestion(root, pointer);
  };
  const take = (value: unknown, from: Element) => {
    form.together(pointer, () => {
      form.set(pointer, value);
      form.note(aidAt(pointer), text('judge.fill.record'));
    });
    announce(text('judge.fill.done', { question: field.label, answer: formatAnswer(field, value) }));
    end(from);
  };
  return (
    <div
      role="group"
      aria-label={text('judge.fill.title', { question: field.label })}
      className={styles.offer}
      data-fill-offer=""
    >
      <span className={styles.words}>
        {text(readings.length > 1 ? 'judge.fill.which' : 'judge.fill.one', { words: shortened(words) })}
      </span>
      {readings.map(value => (
        <Button key={JSON.stringify(value)} onPress={({ target }) => take(value, target)}>
          {formatAnswer(field, value)}
        </Button>
      ))}
      <Button onPress={({ target }) => end(target)}>{text('judge.fill.no')}</Button>
    </div>
  );
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
