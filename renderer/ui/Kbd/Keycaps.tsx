import { displayKeys } from '../commands/keys.ts';
import styles from './Kbd.module.css';

export interface KeycapsProps {
  keys: string;
  /** Beside the words of a button or an entry: seen, but no part of its name. */
  isHint?: boolean | undefined;
}

/** These very keys, as they are printed on this machine's keyboard. */
export function Keycaps({ keys, isHint = false }: KeycapsProps) {
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
