import {
  Ban,
  Circle,
  CircleCheck,
  CircleDot,
  CornerUpLeft,
  Eye,
  Hourglass,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import styles from './StatusBadge.module.css';

export type StatusTone = 'new' | 'active' | 'waiting' | 'review' | 'returned' | 'done' | 'cancelled' | 'conflict';

// A shape for each, so that colour is never the only sign.
const SHAPES: Readonly<Record<StatusTone, LucideIcon>> = {
  new: Circle,
  active: CircleDot,
  waiting: Hourglass,
  review: Eye,
  returned: CornerUpLeft,
  done: CircleCheck,
  cancelled: Ban,
  conflict: TriangleAlert,
};

export interface StatusBadgeProps {
  tone: StatusTone;
  label: string;
  /** `filled` stands alone, in a heading; `plain` is for the rows of a table. */
  look?: 'plain' | 'filled' | undefined;
}

/** A state by word, shape and colour. */
export function StatusBadge({ tone, label, look = 'filled' }: StatusBadgeProps) {
  const Shape = SHAPES[tone];
  return (
    <span className={styles.badge} data-tone={tone} data-look={look}>
      <Shape size={13} strokeWidth={2.25} aria-hidden="true" />
      {label}
    </span>
  );
}
