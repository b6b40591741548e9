import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import styles from './AnnotateBar.module.css';

/** A note that was still being typed when the case was submitted: it can be read and copied, but marks nothing more. */
export function SealedNote({ note, onLeave }: { note: string; onLeave: () => void }) {
  return (
    <div
      className={styles.bar}
      data-place="corner"
      data-keeps-selection
      role="dialog"
      aria-label={text('annotate.note')}
    >
      <p className={styles.notKept}>{text('annotate.bar.sealed')}</p>
      <p className={styles.typed}>{note}</p>
      <div className={styles.actions}>
        <Button onPress={onLeave}>{text('annotate.bar.discard')}</Button>
      </div>
    </div>
  );
}
