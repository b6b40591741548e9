import { CheckCheck, CloudUpload, MessageSquareReply, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { TalkKind } from '../../../../shared/model/about.ts';
import { noteOf, quoteOf } from '../../../../shared/model/annotation.ts';
import { isResolved } from '../../../../shared/model/threads.ts';
import type { AnnotationView } from '../../../data/views.ts';
import { formatDateTime, localTimeZone } from '../../../i18n/format.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { NoteField } from '../NoteField.tsx';
import { type Known, mentionsFor, withMention } from './mentions.ts';
import { actId } from './row-acts.ts';
import styles from './Talk.module.css';

interface ThreadProps {
  readonly markId: string;
  /** Oldest first. */
  readonly turns: readonly AnnotationView[];
  readonly people: readonly Known[];
  readonly me: string;
  readonly canTalk: boolean;
  /** The reply that is being written; null: none. */
  readonly draft: string | null;
  readonly onDraft: (draft: string | null) => void;
  /** False: it could not be saved. */
  readonly onSay: (as: TalkKind, words: string) => Promise<boolean>;
}

/** What was said about a mark, and whether it is settled. Settled threads are folded until somebody looks. */
export function Thread({ markId, turns, people, me, canTalk, draft, onDraft, onSay }: ThreadProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const editor = useRef<HTMLDivElement>(null);
  const said = turns.map(({ annotation }) => annotation);
  const isSettled = isResolved(said);
  const isFolded = isSettled && !isUnfolded && draft === null;
  const say = async () => {
    const words = draft ?? '';
    if (words.trim() === '') return onDraft(null);
    onDraft(null);
    // What was typed comes back to the field when it is nowhere else.
    if (!(await onSay('reply', words))) onDraft(words);
  };
  const name = (person: Known) => {
    onDraft(withMention(draft ?? '', person));
    // The person goes on typing behind the name.
    editor.current?.querySelector('textarea')?.focus();
  };
  return (
    <div className={styles.thread}>
      {isSettled && (
        <p className={styles.settled}>
          <CheckCheck size={13} aria-hidden="true" />
          <span>{text('talk.settled')}</span>
          <Button aria-expanded={!isFolded} onPress={() => setUnfolded(isFolded)}>
            {text(isFolded ? 'talk.unfold' : 'talk.fold', { count: turns.length })}
          </Button>
        </p>
      )}
      {!isFolded && turns.length > 0 && (
        <ol className={styles.turns} aria-label={text('talk.thread')}>
          {turns.map(turn => (
            <Turn key={turn.annotation.id} turn={turn} me={me} />
          ))}
        </ol>
      )}
      {draft !== null && (
        <div ref={editor} className={styles.editor}>
          <NoteField
            label={text('talk.replyField')}
            value={draft}
            onChange={onDraft}
            onSubmit={() => void say()}
            onKeep={say}
          />
          {mentionsFor(draft, people).length > 0 && (
            <div className={styles.people} role="group" aria-label={text('talk.mention')}>
              {mentionsFor(draft, people)
                .slice(0, 6)
                .map(person => (
                  <Button key={person.id} onPress={() => name(person)}>
                    @{person.name}
                  </Button>
                ))}
            </div>
          )}
          <div className={styles.actions}>
            <Button onPress={() => onDraft(null)}>{text('annotate.cancel')}</Button>
            <Button tone="primary" keys="Mod+Enter" onPress={() => void say()}>
              {text('talk.send')}
            </Button>
          </div>
        </div>
      )}
      {canTalk && draft === null && turns.length > 0 && (
        <div className={styles.actions}>
          <Button icon={<MessageSquareReply size={13} aria-hidden="true" />} keys="r" onPress={() => onDraft('')}>
            {text('talk.reply')}
          </Button>
          <Button
            id={actId('settle', markId)}
            icon={isSettled ? <Undo2 size={13} aria-hidden="true" /> : <CheckCheck size={13} aria-hidden="true" />}
            keys="x"
            onPress={() => void onSay(isSettled ? 'reopened' : 'resolved', '')}
          >
            {text(isSettled ? 'talk.reopen' : 'talk.settle')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Turn({ turn: { annotation, unsent }, me }: { turn: AnnotationView; me: string }) {
  const { about, created, creator } = annotation;
  const words = noteOf(annotation);
  const isForMe = about !== undefined && 'mentions' in about && about.mentions?.some(id => id === me) === true;
  return (
    <li className={styles.turn} data-for-me={isForMe || undefined}>
      <p className={styles.who}>
        <strong>{creator.name ?? text('annotate.unknownAuthor')}</strong>
        <span>{formatDateTime(created, localTimeZone())}</span>
        {isForMe && <span className={styles.forMe}>{text('talk.forMe')}</span>}
        {unsent && <CloudUpload size={12} aria-label={text('annotate.unsent')} />}
      </p>
      {about?.as === 'resolved' && <p className={styles.event}>{text('talk.didSettle')}</p>}
      {about?.as === 'reopened' && <p className={styles.event}>{text('talk.didReopen')}</p>}
      {about?.as === 'moved' && (
        <p className={styles.event}>
          {text('talk.didMove', {
            words: quoteOf(annotation)?.exact.replaceAll(/\s+/g, ' ').trim().slice(0, 120) ?? '',
          })}
        </p>
      )}
      {words !== '' && <p className={styles.words}>{words}</p>}
    </li>
  );
}
