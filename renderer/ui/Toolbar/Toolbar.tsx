import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './Toolbar.module.css';

/** Buttons that belong together: one tab stop, arrow keys inside. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className={cx(styles.toolbar)}>
      {children}
    </AriaToolbar>
  );
}
