import { ChevronRight } from 'lucide-react';
import { formatDateTime, formatDateTimeWithZone, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { GridColumn } from '../../ui/DataGrid/grid-column.ts';
import { describeAct } from './describe-act.ts';
import styles from './OutboxPage.module.css';
import type { OutboxTableRow } from './outbox-view.ts';
import { StateBadge } from './StateBadge.tsx';

/** The columns of the outbox. Grouped, the case stands above its acts and not in each of them. */
export function outboxColumns(byCase: boolean): readonly GridColumn<OutboxTableRow>[] {
  const caseColumn: GridColumn<OutboxTableRow> = {
    id: 'case',
    header: text('outbox.column.case'),
    width: 'minmax(12rem, 3fr)',
    cell: row => row.kind === 'act' && <span title={row.caseName ?? ''}>{row.caseName}</span>,
  };
  return [
    {
      id: 'state',
      header: text('outbox.column.state'),
      width: '12rem',
      cell: row =>
        row.kind === 'act' ? <StateBadge state={row.line.state} /> : <ChevronRight size={14} aria-hidden="true" />,
    },
    {
      id: 'what',
      header: text('outbox.column.what'),
      width: 'minmax(12rem, 2fr)',
      cell: row => (row.kind === 'act' ? <Act row={row} /> : <Case row={row} />),
    },
    ...(byCase ? [] : [caseColumn]),
    {
      id: 'receipt',
      header: text('outbox.column.receipt'),
      width: '12rem',
      cell: row => row.kind === 'act' && <Receipt row={row} />,
    },
    {
      id: 'seq',
      header: text('outbox.column.seq'),
      width: '4.5rem',
      align: 'end',
      cell: row => row.kind === 'act' && <span className={styles.quiet}>{row.line.seq}</span>,
    },
    {
      id: 'at',
      header: text('outbox.column.at'),
      width: '7.5rem',
      align: 'end',
      cell: row => row.kind === 'act' && <When at={row.line.at} />,
    },
  ];
}

type ActRow = Extract<OutboxTableRow, { kind: 'act' }>;

function Act({ row }: { row: ActRow }) {
  const { face, reason, state } = row.line;
  const hasReason = reason !== null && state !== 'accepted';
  return (
    <span title={hasReason ? reason : undefined}>
      <span className={styles.act}>{describeAct(face)}</span>
      {hasReason && <span className={styles.quiet}> · {reason}</span>}
    </span>
  );
}

function Case({ row }: { row: Extract<OutboxTableRow, { kind: 'case' }> }) {
  return (
    <span title={row.name}>
      <strong className={styles.caseName}>{row.name}</strong>
      <span className={styles.quiet}>
        {' '}
        · {text('outbox.caseCount', { count: row.count })}
        {row.open > 0 && ` · ${text('outbox.caseOpen', { count: row.open })}`}
      </span>
    </span>
  );
}

function Receipt({ row }: { row: ActRow }) {
  const { state, settledAt, serverVersion, attempts } = row.line;
  if (state !== 'accepted') {
    return attempts > 0 && <span className={styles.quiet}>{text('outbox.attempts', { count: attempts })}</span>;
  }
  if (settledAt === null) return null;
  const at = formatDateTime(settledAt, localTimeZone());
  return (
    <span className={styles.quiet}>
      {serverVersion === null ? at : text('outbox.receipt', { at, version: serverVersion })}
    </span>
  );
}

function When({ at }: { at: string }) {
  const zone = localTimeZone();
  return (
    <time dateTime={at} title={formatDateTimeWithZone(at, zone)}>
      {formatDateTime(at, zone)}
    </time>
  );
}
