import { ArrowDownToLine, CircleCheck, TriangleAlert } from 'lucide-react';
import type { QueueRow } from '../../data/views.ts';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import styles from './case-cells.module.css';

/** Whether the case can be worked without a line: how many of its documents are here, and how big they are. */
export function DocumentsCell({ documents }: { documents: QueueRow['documents'] }) {
  const { total, verified, failed, bytes } = documents;
  if (total === 0) return <span className={styles.quiet}>{text('queue.documents.none')}</span>;
  if (failed > 0) {
    return (
      <span className={styles.documents} data-state="failed" title={text('queue.documents.failedTitle', { failed })}>
        <TriangleAlert size={13} strokeWidth={2.25} aria-hidden="true" />
        {text('queue.documents.failed', { failed })}
      </span>
    );
  }
  if (verified < total) {
    return (
      <span
        className={styles.documents}
        data-state="partial"
        title={text('queue.documents.partialTitle', { verified, total })}
      >
        <ArrowDownToLine size={13} strokeWidth={1.75} aria-hidden="true" />
        {text('queue.documents.partial', { verified, total })}
      </span>
    );
  }
  return (
    <span className={styles.documents} data-state="ready" title={text('queue.documents.readyTitle', { total })}>
      <CircleCheck size={13} strokeWidth={1.75} aria-hidden="true" />
      {text('queue.documents.ready', { total })}
      <span className={styles.size}>{formatBytes(bytes)}</span>
    </span>
  );
}
