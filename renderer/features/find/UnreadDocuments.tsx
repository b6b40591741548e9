import { TriangleAlert } from 'lucide-react';
import type { Preparation } from '../../data/search/search-desk.ts';
import { text } from '../../i18n/text.ts';
import styles from './SearchPanel.module.css';

/** Names what could not be looked through: a search that says "nothing" must say of what. */
export function UnreadDocuments({ unread }: Pick<Preparation, 'unread'>) {
  if (unread.length === 0) return null;
  return (
    <details className={styles.unread}>
      <summary>
        <TriangleAlert size={13} aria-hidden="true" /> {text('find.unread', { count: unread.length })}
      </summary>
      <ul>
        {unread.map(({ record, pages }) => (
          <li key={`${record.id} ${record.version}`}>
            {pages.length === 0
              ? text('find.unreadAll', { name: record.name })
              : text('find.unreadPages', { name: record.name, count: pages.length, pages: pages.join(', ') })}
          </li>
        ))}
      </ul>
    </details>
  );
}
