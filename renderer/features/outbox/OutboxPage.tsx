import { Download, ListChecks, Lock, RefreshCw } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { CaseId } from '../../../shared/model/ids.ts';
import type { OutboxLine } from '../../data/derive/outbox-line.ts';
import type { SyncStatus } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { DataGrid, type DataGridHandle } from '../../ui/DataGrid/DataGrid.tsx';
import { ListScreen } from '../../ui/ListScreen/ListScreen.tsx';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { AttentionList } from './AttentionList.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { HeldDeletes } from './HeldDeletes.tsx';
import { NothingHere } from './NothingHere.tsx';
import { OutboxFilters, type OutboxChoice } from './OutboxFilters.tsx';
import { outboxColumns } from './outbox-columns.tsx';
import type { NameCase, OutboxTableRow } from './outbox-view.ts';
import { Quarantine } from './Quarantine.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useOutboxTable } from './use-outbox-table.ts';
import { type SaveFile, useSaveReceipts } from './use-save-receipts.ts';

export interface OutboxPageProps {
  status: Pick<SyncStatus, 'attention' | 'quarantined'>;
  /** Why the line is stopped, where it is. */
  notice?: ReactNode;
  /** Reference and title; null when the case is no longer here. The same function while the cases are the same. */
  caseName: NameCase;
  /** The reference alone. */
  caseReference: NameCase;
  onOpenCase: (id: CaseId) => void;
  onSyncNow: () => void;
  onReckon: () => void;
  /** Null: there is nothing that should be sealed. */
  onRescue: (() => void) | null;
  saveFile: SaveFile;
  /** A person has let the client's server take so many cases away. */
  onDeletesAllowed: (gone: number) => void;
}

const AT_FIRST: OutboxChoice = { states: 'open', period: 'today', search: '', byCase: false };
const rowId = (row: OutboxTableRow) => row.id;

/** Everything that this person did, and what became of it. */
export function OutboxPage(props: OutboxPageProps) {
  const { status, notice, caseName, caseReference, onOpenCase, onSyncNow, onReckon, onRescue, saveFile } = props;
  const [choice, setChoice] = useState(AT_FIRST);
  const [opened, setOpened] = useState<OutboxLine | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const grid = useRef<DataGridHandle>(null);
  useGridKeys(grid);
  const columns = useMemo(() => outboxColumns(choice.byCase), [choice.byCase]);
  const table = useOutboxTable(choice, caseName);
  const saveReceipts = useSaveReceipts(saveFile, caseReference);
  const open = useCallback(
    (row: OutboxTableRow) => {
      if (row.kind === 'act') setOpened(row.line);
      else if (row.caseId !== null) onOpenCase(row.caseId);
    },
    [onOpenCase],
  );
  if (table === undefined) return <EmptyState title={text('sync.outbox.loading')} />;
  // The act as it stands now, while its dialog is open.
  const shown = opened && (table.lines.find(line => line.id === opened.id) ?? opened);
  return (
    <ListScreen
      title={text('sync.outbox.title')}
      count={table.isReading ? text('outbox.reading') : (said ?? text('outbox.shown', { count: table.lines.length }))}
      actions={
        <>
          {onRescue !== null && (
            <Button icon={<Lock size={14} strokeWidth={1.75} aria-hidden="true" />} onPress={onRescue}>
              {text('outbox.rescue.button')}
            </Button>
          )}
          <Button
            icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
            isDisabled={table.lines.length === 0}
            onPress={() => void saveReceipts(table.lines).then(setSaid)}
          >
            {text('outbox.saveReceipts')}
          </Button>
          <Button keys="Alt+R" icon={<RefreshCw size={14} strokeWidth={1.75} aria-hidden="true" />} onPress={onSyncNow}>
            {text('sync.now')}
          </Button>
          <Button
            tone="primary"
            keys="Alt+Q"
            icon={<ListChecks size={14} strokeWidth={1.75} aria-hidden="true" />}
            onPress={onReckon}
          >
            {text('outbox.reckoning')}
          </Button>
        </>
      }
    >
      {notice}
      <HeldDeletes onAllowed={props.onDeletesAllowed} />
      <AttentionList entries={status.attention} caseName={caseName} onOpenCase={onOpenCase} />
      <Quarantine changes={status.quarantined} />
      <OutboxFilters
        choice={choice}
        onChoose={change => setChoice(before => ({ ...before, ...change }))}
        open={table.open}
        onDone={() => grid.current?.focus()}
      />
      <DataGrid
        label={text('outbox.table')}
        rows={table.rows}
        columns={columns}
        rowId={rowId}
        onOpen={open}
        handle={grid}
        empty={<NothingHere choice={choice} />}
      />
      {shown && (
        <EntryDialog
          line={shown}
          caseName={shown.caseId === null ? null : caseName(shown.caseId)}
          onOpenCase={onOpenCase}
          onClose={() => setOpened(null)}
        />
      )}
    </ListScreen>
  );
}
