import type { ReactNode } from 'react';
import styles from './ListScreen.module.css';

interface ListScreenProps {
  title: string;
  /** How much of it is shown, in words. Said to screen readers when it changes. */
  count: string;
  /** Buttons at the end of the head. */
  actions: ReactNode;
  children: ReactNode;
}

/** A screen that is a list: its name, how much there is, what can be done with it, and the list. */
export function ListScreen({ title, count, actions, children }: ListScreenProps) {
  return (
    <section className={styles.screen} aria-label={title}>
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.count} role="status">
          {count}
        </p>
        {actions}
      </header>
      {children}
    </section>
  );
}
