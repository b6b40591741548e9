import type { Me } from '../../../shared/model/person.ts';
import { useStore } from '../../data/store-context.ts';
import { formatDateTime, formatDuration, formatNumber, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { GridColumn } from '../../ui/DataGrid/grid-column.ts';
import { useNow } from '../../ui/use-now.ts';
import { personName } from './person-name.ts';
import { PriorityCell } from './PriorityCell.tsx';
import { processColumn, referenceColumn, titleColumn } from './queue-columns.tsx';
import type { ReviewRow } from './review-order.ts';
import { TimeLeftCell } from './TimeLeftCell.tsx';

/** Who submitted what, when, and how long it has waited. */
export function reviewColumns(me: Me): readonly GridColumn<ReviewRow>[] {
  return [
    {
      id: 'waiting',
      header: text('queue.review.column.waiting'),
      width: '6rem',
      sorted: 'descending',
      cell: row => <WaitingCell since={row.awaitingReview.submittedAt} />,
    },
    {
      id: 'due',
      header: text('queue.review.column.due'),
      width: '7.5rem',
      cell: row => <TimeLeftCell record={row.record} />,
    },
    referenceColumn(),
    titleColumn(),
    processColumn(),
    {
      id: 'priority',
      header: text('queue.column.priority'),
      width: '5.5rem',
      cell: row => <PriorityCell priority={row.record.priority} />,
    },
    {
      id: 'by',
      header: text('queue.review.column.by'),
      width: '9rem',
      cell: row => personName(me, row.awaitingReview.userId),
    },
    {
      id: 'round',
      header: text('queue.review.column.round'),
      width: '4rem',
      align: 'end',
      cell: row => formatNumber(row.awaitingReview.round),
    },
    {
      id: 'submitted',
      header: text('queue.review.column.submitted'),
      width: '7rem',
      align: 'end',
      cell: row => formatDateTime(row.awaitingReview.submittedAt, localTimeZone()),
    },
  ];
}

function WaitingCell({ since }: { since: string }) {
  const now = useNow(useStore().clock);
  return <>{formatDuration(Math.max(0, now - Date.parse(since)))}</>;
}
