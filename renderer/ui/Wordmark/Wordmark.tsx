import { text } from '../../i18n/text.ts';
import styles from './Wordmark.module.css';

/** The name with its sign: a disc crossed by its meridian. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={styles.sign}>
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path
          d="M8 1.75c2.4 1.7 3.6 3.8 3.6 6.25S10.4 12.55 8 14.25"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        <path d="M8 0v16" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      {text('app.name')}
    </span>
  );
}
