import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './StatusBar.module.css';

interface BarButtonProps {
  tone: 'plain' | 'quiet' | 'warning' | 'problem' | 'action';
  icon?: LucideIcon;
  title?: string;
  onPress: () => void;
  children: ReactNode;
}

/** A count in the status bar that leads to what it counts, or the one thing that helps. */
export function BarButton({ tone, icon: Shape, title, onPress, children }: BarButtonProps) {
  return (
    <button type="button" className={styles.button} data-tone={tone} title={title} onClick={onPress}>
      {Shape && <Shape size={14} strokeWidth={1.75} aria-hidden="true" />}
      {children}
    </button>
  );
}
