import '../../i18n/add-later.ts';
import { useCallback, useMemo, useRef } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { useStore } from '../../data/store-context.ts';
import type { QueueRow } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useCommand } from '../../ui/commands/use-command.ts';
import { DataGrid, type DataGridHandle } from '../../ui/DataGrid/DataGrid.tsx';
import { ListScreen } from '../../ui/ListScreen/ListScreen.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { reviewColumns } from './review-columns.tsx';
import { reviewQueue, type ReviewRow } from './review-order.ts';
import { useGridCommands } from './use-grid-commands.ts';

export interface ReviewListProps {
  rows: readonly QueueRow[];
  lastCaseId: string | null;
  onOpen: (id: CaseId) => void;
}

const rowId = (row: ReviewRow) => row.record.id;

/** A lead's queue: submissions that wait for a review. */
export function ReviewList({ rows, lastCaseId, onOpen }: ReviewListProps) {
  const { me } = useStore();
  const grid = useRef<DataGridHandle>(null);
  const columns = useMemo(() => reviewColumns(me), [me]);
  const waiting = useMemo(() => reviewQueue(rows, me.id), [rows, me]);
  const open = useCallback((row: ReviewRow) => onOpen(row.record.id), [onOpen]);
  const [first] = waiting;
  const openFirst = () => {
    if (first) open(first);
  };
  useCommand({
    id: 'review.next',
    title: text('queue.review.nextCommand'),
    group: text('queue.review.group'),
    keys: 'n',
    isEnabled: first !== undefined,
    run: openFirst,
  });
  useGridCommands(grid);

  return (
    <ListScreen
      title={text('queue.review.title')}
      count={text('queue.shown', { shown: waiting.length })}
      actions={
        <Button tone="primary" keys="n" isDisabled={first === undefined} onPress={openFirst}>
          {text('queue.review.next')}
        </Button>
      }
    >
      <DataGrid
        label={text('queue.review.table')}
        rows={waiting}
        columns={columns}
        rowId={rowId}
        onOpen={open}
        initialActiveId={lastCaseId}
        placeKey="reviews"
        handle={grid}
        empty={<EmptyState title={text('queue.review.empty.title')}>{text('queue.review.empty.body')}</EmptyState>}
      />
    </ListScreen>
  );
}
