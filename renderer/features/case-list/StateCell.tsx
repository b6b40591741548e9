import { CloudUpload } from 'lucide-react';
import type { QueueRow } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { StatusBadge } from '../../ui/StatusBadge/StatusBadge.tsx';
import styles from './case-cells.module.css';
import { toneOf } from './state-groups.ts';

/** The case's state as this person sees it, and whether the client knows it yet. */
export function StateCell({ row }: { row: QueueRow }) {
  return (
    <span className={styles.state}>
      {row.attention ? (
        <StatusBadge tone="conflict" look="plain" label={text('queue.state.attention')} />
      ) : row.isHeld ? (
        <span title={text('queue.state.heldTitle')}>
          <StatusBadge tone="cancelled" look="plain" label={text('queue.state.held')} />
        </span>
      ) : row.record.parked ? (
        <StatusBadge tone="waiting" look="plain" label={text('queue.state.parked')} />
      ) : (
        <StatusBadge tone={toneOf(row.status)} look="plain" label={text(`queue.state.${row.status}`)} />
      )}
      {row.unsent && (
        <span title={text('queue.unsent')} className={styles.unsent}>
          <CloudUpload size={13} strokeWidth={1.75} aria-hidden="true" />
          <span className="visually-hidden">{text('queue.unsent')}</span>
        </span>
      )}
    </span>
  );
}
