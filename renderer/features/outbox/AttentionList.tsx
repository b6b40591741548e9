import type { CaseId } from '../../../shared/model/ids.ts';
import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import { text } from '../../i18n/text.ts';
import { AttentionCard } from './AttentionCard.tsx';
import styles from './AttentionList.module.css';
import type { NameCase } from './outbox-view.ts';

/** As many as a person decides about in one go; the table has them all. */
export const MOST_CARDS = 10;

interface AttentionListProps {
  entries: readonly OutboxEntry[];
  caseName: NameCase;
  onOpenCase: (id: CaseId) => void;
}

/** What waits for a decision, oldest first. Nothing when nothing does. */
export function AttentionList({ entries, caseName, onOpenCase }: AttentionListProps) {
  if (entries.length === 0) return null;
  return (
    <section className={styles.attention} aria-label={text('outbox.attention')}>
      <h2 className={styles.title}>{text('outbox.attention')}</h2>
      <ul>
        {entries.slice(0, MOST_CARDS).map(entry => (
          <AttentionCard
            key={entry.id}
            entry={entry}
            caseName={entry.caseId === null ? null : caseName(entry.caseId)}
            onOpenCase={onOpenCase}
          />
        ))}
      </ul>
      {entries.length > MOST_CARDS && (
        <p className={styles.quiet}>{text('outbox.attention.more', { count: entries.length - MOST_CARDS })}</p>
      )}
    </section>
  );
}
