import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './StatusBar.module.css';

interface BarButtonProps {
  tone: 'plain' | 'quiet' | 'warning' | 'problem';
  icon: LucideIcon;
  onPress: () => void;
  children: ReactNode;
}

/** A count in the status bar that leads to what it counts. */
export function BarButton({ tone, icon: Shape, onPress, children }: BarButtonProps) {
  return (
    <button type="button" className={styles.button} data-tone={tone} onClick={onPress}>
      <Shape size={14} strokeWidth={1.75} aria-hidden="true" />
      {children}
    </button>
  );
}
