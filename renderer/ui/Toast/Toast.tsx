import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { text } from '../../i18n/text.ts';
import { IconButton } from '../IconButton/IconButton.tsx';
import styles from './Toast.module.css';

export interface Said {
  readonly words: string;
  /** Another number for each thing said: the same words can be said twice. */
  readonly nonce: number;
}

interface ToastProps {
  said: Said | null;
  onGone: () => void;
}

/** Long enough to be read twice, and it waits while the pointer or the focus is on it (WCAG 2.2.1). */
const SHOWN_MS = 8000;

/** What has just happened, for some seconds, without taking the focus. Said to screen readers as well. */
export function Toast({ said, onGone }: ToastProps) {
  const [isHeld, setHeld] = useState(false);
  const nonce = said?.nonce;
  // Time is outside React.
  useEffect(() => {
    if (nonce === undefined || isHeld) return undefined;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [nonce, isHeld, onGone]);

  return (
    // The region is always there: a screen reader hears only what comes into one that it knows.
    <div role="status" className={styles.region}>
      {said && (
        <div
          key={said.nonce}
          className={styles.toast}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <p>{said.words}</p>
          <IconButton
            label={text('app.dismiss')}
            icon={<X size={14} aria-hidden="true" />}
            onPress={() => {
              setHeld(false);
              onGone();
            }}
          />
        </div>
      )}
    </div>
  );
}
