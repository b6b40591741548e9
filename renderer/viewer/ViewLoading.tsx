import { text } from '../i18n/text.ts';
import styles from './ViewLoading.module.css';

/** For the moment between asking and showing. Says nothing for the first blink, so that fast documents do not flash. */
export function ViewLoading() {
  return (
    <div className={styles.loading} role="status">
      <span className={styles.words}>{text('viewer.opening')}</span>
    </div>
  );
}
