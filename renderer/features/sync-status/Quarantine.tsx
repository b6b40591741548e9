import type { SyncStatus } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import styles from './OutboxPage.module.css';

/** What came from the server and could not be read: kept, listed, and in nobody's way. */
export function Quarantine({ changes }: { changes: SyncStatus['quarantined'] }) {
  return (
    <section className={styles.quarantine} aria-label={text('sync.quarantine.title')}>
      <h2 className={styles.subtitle}>{text('sync.quarantine.title')}</h2>
      <p className={styles.explained}>{text('sync.quarantine.body')}</p>
      <ul>
        {changes.map(({ kind, id, reason }) => (
          <li key={`${kind} ${id}`} className={styles.unread}>
            <span className={styles.object}>{`${kind} ${id}`}</span>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
