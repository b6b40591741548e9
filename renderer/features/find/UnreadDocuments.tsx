import { TriangleAlert } from 'lucide-react';
import type { Preparation, UnreadDocument } from '../../data/search/search-desk.ts';
import { text } from '../../i18n/text.ts';
import styles from './SearchPanel.module.css';

/** Names what could not be looked through: a search that says "nothing" must say of what. */
export function UnreadDocuments({ unread, notHere }: Pick<Preparation, 'unread' | 'notHere'>) {
  if (unread.length + notHere.length === 0) return null;
  return (
    <details className={styles.unread}>
      <summary>
        <TriangleAlert size={13} aria-hidden="true" /> {text('find.unread', { count: unread.length + notHere.length })}
      </summary>
      <ul>
        {unread.flatMap(one => wordsOf(one).map(said => <li key={`${one.record.id} ${said}`}>{said}</li>))}
        {notHere.map(({ id, name }) => (
          <li key={id}>{text('find.notHere', { name })}</li>
        ))}
      </ul>
    </details>
  );
}

function wordsOf({ record: { name }, isWhole, pages, unsure }: UnreadDocument): string[] {
  if (isWhole) return [text('find.unreadAll', { name })];
  const said: string[] = [];
  if (pages.length > 0) said.push(text('find.unreadPages', { name, count: pages.length, pages: pages.join(', ') }));
  if (unsure.length > 0) said.push(text('find.unsurePages', { name, count: unsure.length, pages: unsure.join(', ') }));
  return said;
}
