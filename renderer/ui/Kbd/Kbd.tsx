import { displayKeys } from '../commands/keys.ts';
import styles from './Kbd.module.css';

interface KbdProps {
  keys: string;
  /** Beside the words of a button or an entry: seen, but no part of its name. */
  isHint?: boolean | undefined;
}

/** A shortcut as it is printed on this machine's keyboard. */
export function Kbd({ keys, isHint = false }: KbdProps) {
  return (
    <kbd className={styles.keys} aria-hidden={isHint || undefined}>
      {displayKeys(keys).map(key => (
        // A hint's caps are drawn by the style sheet: text would have to be spoken to press the button by voice.
        <span key={key} className={styles.key} data-cap={isHint ? key : undefined}>
          {isHint ? null : key}
        </span>
      ))}
    </kbd>
  );
}
