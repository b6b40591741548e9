import { ChevronDown, ChevronsUp, ChevronUp, type LucideIcon } from 'lucide-react';
import type { Priority } from '../../../shared/model/case.ts';
import { text } from '../../i18n/text.ts';
import styles from './case-cells.module.css';

const SHAPES: Readonly<Partial<Record<Priority, LucideIcon>>> = {
  urgent: ChevronsUp,
  high: ChevronUp,
  low: ChevronDown,
};

/** The client's priority; what is normal stays quiet. */
export function PriorityCell({ priority }: { priority: Priority }) {
  const Shape = SHAPES[priority];
  return (
    <span className={styles.priority} data-priority={priority}>
      {Shape && <Shape size={13} strokeWidth={2.25} aria-hidden="true" />}
      {text(`queue.priority.${priority}`)}
    </span>
  );
}
