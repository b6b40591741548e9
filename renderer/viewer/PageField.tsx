import { useState, type CSSProperties } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { pageByLabel } from './page-by-label.ts';
import styles from './PageField.module.css';

interface PageFieldProps {
  readonly page: number;
  readonly pages: number;
  /** What each page calls itself, where that is not its number. */
  readonly labels?: readonly string[] | null | undefined;
  readonly onGo: (page: number) => void;
}

/** The number of the page that is read; another typed and Enter goes there. */
export function PageField({ page, pages, labels = null, onGo }: PageFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = typed === null ? null : pageByLabel(labels, typed);
    if (wanted !== null) onGo(Math.min(wanted, pages));
    setTyped(null);
  };
  const label = labels?.[page - 1] ?? String(page);
  return (
    <span className={styles.field}>
      <input
        className={styles.input}
        aria-label={text('viewer.pageNumber')}
        inputMode={labels ? 'text' : 'numeric'}
        style={{ '--digits': `${Math.max(label.length, String(pages).length)}ch` } as CSSProperties}
        value={typed ?? label}
        onFocus={event => event.currentTarget.select()}
        onChange={event =>
          setTyped(labels ? event.currentTarget.value : event.currentTarget.value.replaceAll(/\D/g, ''))
        }
        onBlur={() => setTyped(null)}
        onKeyDown={event => {
          if (event.key === 'Enter') go();
          else if (event.key === 'Escape') setTyped(null);
          // The toolbar moves between its buttons with the arrow keys; in here they move the cursor.
          if (event.key.startsWith('Arrow')) event.stopPropagation();
        }}
      />
      <span className={styles.of}>
        {labels
          ? text('viewer.pageOfPages', { page: formatNumber(page), pages: formatNumber(pages) })
          : text('viewer.ofPages', { pages: formatNumber(pages) })}
      </span>
    </span>
  );
}
