import { useState, type CSSProperties } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import styles from './PageField.module.css';

interface PageFieldProps {
  readonly page: number;
  readonly pages: number;
  readonly onGo: (page: number) => void;
}

/** The number of the page that is read; another typed and Enter goes there. */
export function PageField({ page, pages, onGo }: PageFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onGo(Math.min(wanted, pages));
    setTyped(null);
  };
  return (
    <span className={styles.field}>
      <input
        className={styles.input}
        aria-label={text('viewer.pageNumber')}
        inputMode="numeric"
        style={{ '--digits': `${String(pages).length}ch` } as CSSProperties}
        value={typed ?? String(page)}
        onFocus={event => event.currentTarget.select()}
        onChange={event => setTyped(event.currentTarget.value.replaceAll(/\D/g, ''))}
        onBlur={() => setTyped(null)}
        onKeyDown={event => {
          if (event.key === 'Enter') go();
          else if (event.key === 'Escape') setTyped(null);
          // The toolbar moves between its buttons with the arrow keys; in here they move the cursor.
          if (event.key.startsWith('Arrow')) event.stopPropagation();
        }}
      />
      <span className={styles.of}>{text('viewer.ofPages', { pages: formatNumber(pages) })}</span>
    </span>
  );
}
