import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './talk/Talk.module.css';

/** While a mark waits for a new place: what is to be done, and the way out. */
export function PlacingBar({ words, onCancel }: { words: string; onCancel: () => void }) {
  return (
    <div className={styles.bar} role="group" aria-label={text('place.bar')}>
      <p className={styles.barWords}>{text('place.from', { words })}</p>
      <Button onPress={onCancel}>{text('annotate.cancel')}</Button>
    </div>
  );
}
