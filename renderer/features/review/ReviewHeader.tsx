import { CheckCheck } from 'lucide-react';
import type { SavedState } from '../../data/draft-saver.ts';
import { formatNumber, formatTime, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import { useReviewing } from './review-context.ts';
import styles from './ReviewPanel.module.css';
import { useReviewSummary } from './use-review-summary.ts';

interface ReviewHeaderProps {
  saved: SavedState;
  isReadOnly: boolean;
  onFinish: () => void;
}

/** How far the review is and how it stands. */
export function ReviewHeader({ saved, isReadOnly, onFinish }: ReviewHeaderProps) {
  const { store } = useReviewing();
  const { judged, asked, score, incorrect, critical } = useReviewSummary();
  const label = text('review.progress', { judged, asked });
  const open = asked - judged;
  return (
    <header className={styles.header}>
      <div className={styles.progress}>
        <span className={styles.state}>
          {label}
          <span className={styles.score}>
            {score === null ? text('review.noScore') : text('review.score', { score: formatNumber(score) })}
            {incorrect > 0 && <span>{text('review.incorrect', { count: incorrect })}</span>}
            {critical.length > 0 && <span className={styles.critical}>{text('review.failedByCritical')}</span>}
          </span>
          {!isReadOnly && <SavedNote saved={saved} />}
        </span>
        <ProgressBar label={label} hideLabel value={asked === 0 ? 100 : (judged / asked) * 100} />
      </div>
      {!isReadOnly && (
        <span className={styles.tools}>
          {open > 0 && (
            <Button icon={<CheckCheck size={14} aria-hidden="true" />} onPress={store.judgeRest}>
              {text('review.restCorrect', { count: open })}
            </Button>
          )}
          <Button tone="primary" keys="Mod+Enter" onPress={onFinish}>
            {text('review.finishButton')}
          </Button>
        </span>
      )}
    </header>
  );
}

function SavedNote({ saved }: { saved: SavedState }) {
  if (saved.kind === 'unchanged') return null;
  if (saved.kind === 'failed') {
    return (
      <span role="alert" className={styles.failed}>
        {text(`judge.saveFailed.${saved.reason}`)}
      </span>
    );
  }
  if (saved.kind === 'saving') return <span className={styles.saved}>{text('judge.saving')}</span>;
  const time = formatTime(new Date(saved.at).toISOString(), localTimeZone());
  return <span className={styles.saved}>{text('judge.saved', { time })}</span>;
}
