import type { ReactNode } from 'react';
import { Wordmark } from '../Wordmark/Wordmark.tsx';
import styles from './DoorScreen.module.css';

/** A window with nobody in it yet: one card under the name of the program. */
export function DoorScreen({ children }: { children: ReactNode }) {
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <Wordmark />
        {children}
      </div>
    </main>
  );
}
