import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  /** 0 to 100; null while it is not known how much there is. */
  value: number | null;
  hideLabel?: boolean | undefined;
}

/** How far something has come. */
export function ProgressBar({ label, value, hideLabel = false }: ProgressBarProps) {
  return (
    <AriaProgressBar value={value ?? 0} isIndeterminate={value === null} className={cx(styles.progress)}>
      {({ percentage, isIndeterminate }) => (
        <>
          <Label className={cx(styles.label, hideLabel && 'visually-hidden')}>{label}</Label>
          <div className={styles.track}>
            <div
              className={styles.fill}
              data-indeterminate={isIndeterminate || undefined}
              style={{ inlineSize: isIndeterminate ? '30%' : `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
