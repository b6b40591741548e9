import { MessageCircleQuestionMark } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { text } from '../../../i18n/text.ts';
import { queryAt } from '../../../../shared/forms/marginal.ts';
import { usePanel } from '../panel-context.ts';
import { useForm } from '../use-form.ts';
import type { AskedQuery } from './queries-at.ts';
import styles from './QueryNotes.module.css';

/** What the client was asked about this answer: begun, sent, or answered with what they said. */
export function QueryNotes({ pointer }: { pointer: string }) {
  const form = useForm();
  const asked = usePanel().queries.get(pointer);
  const draft = form.rationale(queryAt(pointer));
  const isBegun = useSyncExternalStore(draft.subscribe, () => draft.get() !== undefined);
  if (!asked && !isBegun) return null;
  return (
    <ul className={styles.notes} aria-label={text('judge.refer.here')}>
      {isBegun && <li>{text('judge.refer.draft')}</li>}
      {asked?.map(one => (
        <li key={one.query.id} data-state={one.query.status}>
          <MessageCircleQuestionMark size={13} aria-hidden="true" /> <Said {...one} />
        </li>
      ))}
    </ul>
  );
}

function Said({ query, isUnsent }: AskedQuery) {
  const [first, ...answers] = query.messages;
  const answer = answers.at(-1);
  const state = isUnsent ? 'unsent' : query.status;
  return (
    <span>
      <strong>{text(`judge.refer.state.${state}`)}</strong> {first?.text}
      {query.status !== 'open' && answer && (
        <span className={styles.answer}>
          {text('judge.refer.said', { name: answer.author.name, words: answer.text })}
        </span>
      )}
    </span>
  );
}
