import { useRef } from 'react';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar/ProgressBar.tsx';
import { useFocusFirst } from '../../ui/use-focus-first.ts';
import styles from './LockScreen.module.css';

/** The person is in the browser, and can come back without signing in. */
export function WaitingForBrowser({ onCancel }: { onCancel: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useFocusFirst(box);
  return (
    <div ref={box} className={styles.form} role="status">
      <ProgressBar label={text('session.waiting.title')} value={null} />
      <p className={styles.how}>{text('session.waiting.body')}</p>
      <div className={styles.actions}>
        <Button onPress={onCancel}>{text('session.cancel')}</Button>
      </div>
    </div>
  );
}
