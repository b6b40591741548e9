import { text } from '../i18n/text.ts';
import { ProgressBar } from '../ui/ProgressBar/ProgressBar.tsx';
import { Wordmark } from '../ui/Wordmark/Wordmark.tsx';
import styles from './Starting.module.css';

/** The moment before the main process has answered. */
export function Starting() {
  return (
    <main className={styles.starting}>
      <Wordmark />
      <ProgressBar label={text('session.connecting')} value={null} />
    </main>
  );
}
