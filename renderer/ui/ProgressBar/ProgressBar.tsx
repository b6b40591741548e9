import { useId } from 'react';
import { formatNumber } from '../../i18n/format.ts';
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
  const id = useId();
  const known = value === null ? null : Math.min(100, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-labelledby={id}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(known !== null && {
        'aria-valuenow': known,
        'aria-valuetext': formatNumber(known / 100, { style: 'percent' }),
      })}
      className={styles.progress}
    >
      <span id={id} className={cx(styles.label, hideLabel && 'visually-hidden')}>
        {label}
      </span>
      <div className={styles.track}>
        <div
          className={styles.fill}
          data-indeterminate={known === null || undefined}
          style={{ inlineSize: `${known ?? 30}%` }}
        />
      </div>
    </div>
  );
}
