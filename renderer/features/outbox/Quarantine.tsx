import type { SyncStatus } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import styles from './OutboxPage.module.css';

/** What came from the server and could not be read: kept, listed, and in nobody's way. Nothing when all could be read. */
export function Quarantine({ changes }: { changes: SyncStatus['quarantined'] }) {
  if (changes.length === 0) return null;
  const title = text('sync.quarantine.title', { count: changes.length });
  return (
    <section className={styles.quarantine} aria-label={title}>
      <h2 className={styles.subtitle}>{title}</h2>
      <p className={styles.explained}>{text('sync.quarantine.body')}</p>
      <details>
        <summary className={styles.summary}>{text('sync.quarantine.show')}</summary>
        <ul>
          {changes.map(({ kind, id, reason }) => (
            <li key={`${kind} ${id}`} className={styles.unread}>
              <span>
                {kindWords(kind)} <span className={styles.object}>{id}</span>
              </span>
              <span>{reason}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const KINDS = [
  'case',
  'document',
  'process',
  'annotation',
  'judgment',
  'submission',
  'review',
  'query',
  'note',
] as const;

/** What a person calls a kind of record; one that is newer than this version by the client's own word. */
function kindWords(kind: string): string {
  const known = KINDS.find(one => one === kind);
  return known ? text(`sync.quarantine.kind.${known}`) : text('sync.quarantine.kind.other', { kind });
}
