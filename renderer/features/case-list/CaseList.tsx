import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import { nextCase } from '../../../shared/queue/next-case.ts';
import { useStore } from '../../data/store-context.ts';
import type { QueueRow } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { useCommand } from '../../ui/commands/use-command.ts';
import { DataGrid, type DataGridHandle } from '../../ui/DataGrid/DataGrid.tsx';
import { ListScreen } from '../../ui/ListScreen/ListScreen.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { FilterBar } from './FilterBar.tsx';
import { NoRows } from './NoRows.tsx';
import { queueColumns } from './queue-columns.tsx';
import { filterQueue, NO_FILTER, processNames, type QueueFilter } from './queue-filter.ts';
import { servedReason } from './served-reason.ts';
import { useGridCommands } from './use-grid-commands.ts';

export interface CaseListProps {
  rows: readonly QueueRow[];
  /** False while the rows are only the first ones. */
  isWhole: boolean;
  /** False until the client's server has answered once on this machine. */
  hasContact: boolean;
  filter: QueueFilter;
  onFilter: (filter: QueueFilter) => void;
  /** The case that the person came back from. */
  lastCaseId: string | null;
  /** `because` says why a case was served; null when it was picked. */
  onOpen: (id: CaseId, because: string | null) => void;
}

const rowId = (row: QueueRow) => row.record.id;

/** The queue: what waits for this person, by time left. */
export function CaseList({ rows, isWhole, hasContact, filter, onFilter, lastCaseId, onOpen }: CaseListProps) {
  const { me, clock } = useStore();
  const grid = useRef<DataGridHandle>(null);
  const columns = useMemo(() => queueColumns(me), [me]);
  const { rows: shown, counts } = useMemo(() => filterQueue(rows, filter), [rows, filter]);
  const processes = useMemo(() => processNames(rows), [rows]);
  const pick = useCallback((row: QueueRow) => onOpen(row.record.id, null), [onOpen]);

  const isAwaited = useRef(false);
  const serve = () => {
    // The most urgent one may be among those that are still read: it is opened as soon as they are there.
    isAwaited.current = !isWhole;
    if (!isWhole) return;
    const nowMs = clock.now();
    const next = nextCase(rows, me.id, nowMs);
    if (next) onOpen(next.served.record.id, servedReason(next, nowMs));
    else announce(text('queue.servedNone'));
  };
  useCommand({
    id: 'queue.next',
    title: text('queue.nextCommand'),
    group: text('queue.group'),
    keys: 'n',
    run: serve,
  });
  useGridCommands(grid);
  // The rest of the feed is outside React: somebody asked for the next case before it was there.
  useEffect(() => {
    if (isWhole && isAwaited.current) serve();
  });
  const hasNext = useMemo(() => nextCase(rows, me.id, clock.now()) !== null, [rows, me, clock]);

  return (
    <ListScreen
      title={text('queue.title')}
      count={isWhole ? shownWords(shown.length, rows.length) : text('queue.loading')}
      actions={
        <Button tone="primary" keys="n" isDisabled={!hasNext} onPress={serve}>
          {text('queue.next')}
        </Button>
      }
    >
      <FilterBar
        filter={filter}
        onFilter={onFilter}
        counts={isWhole ? counts : null}
        processes={processes}
        onDone={() => grid.current?.focus()}
      />
      <DataGrid
        label={text('queue.table')}
        rows={shown}
        columns={columns}
        rowId={rowId}
        onOpen={pick}
        initialActiveId={lastCaseId}
        placeKey="queue"
        handle={grid}
        empty={
          isWhole ? (
            <NoRows
              total={rows.length}
              hasContact={hasContact}
              onClear={() => onFilter({ ...NO_FILTER, group: 'all' })}
            />
          ) : (
            <EmptyState title={text('queue.loading')} />
          )
        }
      />
    </ListScreen>
  );
}

function shownWords(shown: number, total: number): string {
  return shown === total ? text('queue.shown', { shown }) : text('queue.shownOf', { shown, total });
}
