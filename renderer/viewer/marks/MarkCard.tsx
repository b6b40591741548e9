import { text } from '../../i18n/text.ts';
import type { WindowBox } from '../document-selection.ts';
import styles from './MarkCard.module.css';
import type { Mark } from './mark.ts';

/** What a mark says, beside it, while the pointer or the focus is on it. */
export function MarkCard({ mark, box, isUncertain }: { mark: Mark; box: WindowBox; isUncertain: boolean }) {
  const isLow = box.bottom > window.innerHeight * 0.7;
  return (
    <div
      className={styles.card}
      role="tooltip"
      data-tone={mark.tone}
      style={{
        left: Math.max(8, Math.min(box.left, window.innerWidth - 300)),
        ...(isLow ? { bottom: window.innerHeight - box.top + 6 } : { top: box.bottom + 6 }),
      }}
    >
      <span className={styles.tag}>{mark.label || text('viewer.markWithoutTag')}</span>
      {mark.note !== '' && <p className={styles.note}>{mark.note}</p>}
      {isUncertain && <p className={styles.warning}>{text('viewer.markUncertain')}</p>}
      {mark.author !== '' && <span className={styles.author}>{mark.author}</span>}
    </div>
  );
}
