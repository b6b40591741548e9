import type { ReactNode } from 'react';
import styles from './ListButton.module.css';

interface ListButtonProps {
  id?: string | undefined;
  /** What it is, strong, on its first line. */
  label: ReactNode;
  isDisabled?: boolean | undefined;
  onPress: () => void;
  /** What is said below. */
  children: ReactNode;
}

/** A line of a list that can be pressed as a whole. */
export function ListButton({ id, label, isDisabled = false, onPress, children }: ListButtonProps) {
  return (
    <button type="button" id={id} className={styles.button} disabled={isDisabled} onClick={onPress}>
      <span className={styles.label}>{label}</span>
      {children}
    </button>
  );
}
