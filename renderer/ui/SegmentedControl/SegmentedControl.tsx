import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './SegmentedControl.module.css';

export interface Segment {
  readonly id: string;
  readonly label: string;
  /** A number behind the words, in quieter ink. */
  readonly count?: ReactNode;
}

interface SegmentedControlProps {
  label: string;
  segments: readonly Segment[];
  selected: string;
  onSelect: (id: string) => void;
}

/** One of a few views of the same thing. */
export function SegmentedControl({ label, segments, selected, onSelect }: SegmentedControlProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={keys => {
        for (const key of keys) onSelect(String(key));
      }}
      className={cx(styles.group)}
    >
      {segments.map(segment => (
        <ToggleButton key={segment.id} id={segment.id} className={cx(styles.segment)}>
          {segment.label}
          {segment.count !== undefined && <span className={styles.count}>{segment.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
