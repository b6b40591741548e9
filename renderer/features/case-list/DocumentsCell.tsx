import { ArrowDownToLine, CircleCheck, TriangleAlert } from 'lucide-react';
import type { QueueRow } from '../../data/views.ts';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import styles from './case-cells.module.css';

/** Whether the case can be worked without a line, and how big it is; else how much of it is here. */
export function DocumentsCell({ documents }: { documents: QueueRow['documents'] }) {
  const { total, verified, failed, bytes, readyBytes, isReady } = documents;
  if (failed > 0) {
    return (
      <span className={styles.documents} data-state="failed" title={text('queue.documents.failedTitle', { failed })}>
        <TriangleAlert size={13} strokeWidth={2.25} aria-hidden="true" />
        {text('queue.documents.failed', { failed })}
      </span>
    );
  }
  if (isReady) {
    const size = formatBytes(bytes);
    return (
      <span className={styles.documents} data-state="ready" title={text('queue.documents.readyTitle', { total, size })}>
        <CircleCheck size={13} strokeWidth={1.75} aria-hidden="true" />
        {text('queue.documents.ready')}
        {total > 0 && <span className={styles.size}>{size}</span>}
      </span>
    );
  }
  const isWaitingForForm = verified === total;
  const counts = { verified, total, ready: formatBytes(readyBytes), size: formatBytes(bytes) };
  return (
    <span
      className={styles.documents}
      data-state="partial"
      title={isWaitingForForm ? text('queue.documents.noFormTitle') : text('queue.documents.partialTitle', counts)}
    >
      <ArrowDownToLine size={13} strokeWidth={1.75} aria-hidden="true" />
      {isWaitingForForm ? text('queue.documents.noForm') : text('queue.documents.partial', { verified, total })}
      {!isWaitingForForm && <span className={styles.size}>{formatBytes(bytes)}</span>}
    </span>
  );
}
