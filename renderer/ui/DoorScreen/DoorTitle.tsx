import type { ReactNode } from 'react';
import styles from './DoorScreen.module.css';

/** The heading on the card of a `DoorScreen`. */
export function DoorTitle({ children }: { children: ReactNode }) {
  return <h1 className={styles.title}>{children}</h1>;
}
