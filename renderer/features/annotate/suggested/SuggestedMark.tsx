import { Check, Sparkles, X } from 'lucide-react';
import type { Decided, MarkVerdict } from '../../../../shared/model/mark-verdict.ts';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { actId } from '../talk/row-acts.ts';
import styles from './SuggestedMark.module.css';

interface SuggestedMarkProps {
  readonly markId: string;
  readonly decided: Decided | null;
  /** Null: nobody may decide here. */
  readonly onDecide: ((how: MarkVerdict['how']) => void) | null;
}

/** Of a mark that a machine suggests for no question: what became of it, or the choice. */
export function SuggestedMark({ markId, decided, onDecide }: SuggestedMarkProps) {
  const isUnopened = decided?.verdict.how === 'accepted' && !decided.verdict.wasOpened;
  return (
    <div className={styles.suggested}>
      <p className={styles.state} data-warning={isUnopened || undefined}>
        <Sparkles size={13} aria-hidden="true" />
        <span>{decided ? decidedWords(decided) : text('suggest.undecided')}</span>
      </p>
      {!decided && onDecide && (
        <div className={styles.acts}>
          <Button
            id={actId('accept', markId)}
            keys="y"
            icon={<Check size={13} aria-hidden="true" />}
            onPress={() => onDecide('accepted')}
          >
            {text('suggest.accept')}
          </Button>
          <Button
            id={actId('reject', markId)}
            keys="d"
            icon={<X size={13} aria-hidden="true" />}
            onPress={() => onDecide('rejected')}
          >
            {text('suggest.reject')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Who decided what, and whether they had looked: a lead reads it as well. */
function decidedWords({ verdict: { how, page, wasOpened, seconds }, by }: Decided): string {
  const name = by.name ?? text('annotate.unknownAuthor');
  const did = text(how === 'accepted' ? 'suggest.acceptedBy' : 'suggest.rejectedBy', { name });
  const said = { seconds: Math.round(seconds) };
  if (!wasOpened) return `${did} ${text('suggest.review.unopened')}`;
  const looked = page === null ? text('suggest.review.place', said) : text('suggest.review.opened', { ...said, page });
  return `${did} ${looked}`;
}
