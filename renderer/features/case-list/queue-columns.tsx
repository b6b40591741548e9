import type { Me } from '../../../shared/model/person.ts';
import type { QueueRow } from '../../data/views.ts';
import { formatDateTime, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { GridColumn } from '../../ui/DataGrid/grid-column.ts';
import styles from './case-cells.module.css';
import { DocumentsCell } from './DocumentsCell.tsx';
import { personName } from './person-name.ts';
import { PriorityCell } from './PriorityCell.tsx';
import { StateCell } from './StateCell.tsx';
import { TimeLeftCell } from './TimeLeftCell.tsx';

export const referenceColumn = (): GridColumn<QueueRow> => ({
  id: 'reference',
  header: text('queue.column.reference'),
  width: '7.5rem',
  cell: row => <span className={styles.reference}>{row.record.reference}</span>,
});

export const titleColumn = (): GridColumn<QueueRow> => ({
  id: 'title',
  header: text('queue.column.title'),
  width: 'minmax(14rem, 3fr)',
  cell: row => (
    <span className={styles.title} title={row.record.title}>
      {row.record.title}
    </span>
  ),
});

export const processColumn = (): GridColumn<QueueRow> => ({
  id: 'process',
  header: text('queue.column.process'),
  width: 'minmax(10.5rem, 1fr)',
  cell: row => <span title={row.processName}>{row.processName}</span>,
});

/** The columns of the queue; a lead also sees whose case it is. */
export function queueColumns(me: Me): readonly GridColumn<QueueRow>[] {
  const person: GridColumn<QueueRow> = {
    id: 'person',
    header: text('queue.column.person'),
    width: '8rem',
    cell: row => personName(me, row.record.assignment.userId),
  };
  return [
    { id: 'state', header: text('queue.column.state'), width: '8rem', cell: row => <StateCell row={row} /> },
    {
      id: 'left',
      header: text('queue.column.left'),
      width: '7.5rem',
      sorted: 'ascending',
      cell: row => <TimeLeftCell record={row.record} />,
    },
    referenceColumn(),
    titleColumn(),
    processColumn(),
    {
      id: 'priority',
      header: text('queue.column.priority'),
      width: '5rem',
      cell: row => <PriorityCell priority={row.record.priority} />,
    },
    {
      id: 'documents',
      header: text('queue.column.documents'),
      width: '7.5rem',
      cell: row => <DocumentsCell documents={row.documents} />,
    },
    ...(me.roles.includes('lead') ? [person] : []),
    {
      id: 'received',
      header: text('queue.column.received'),
      width: '7rem',
      align: 'end',
      cell: row => formatDateTime(row.record.receivedAt, localTimeZone()),
    },
  ];
}
