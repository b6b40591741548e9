import { Suspense, useCallback, useEffect, useRef } from 'react';
import type { CaseId } from '../../shared/model/ids.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { QueueRow, SyncStatus } from '../data/views.ts';
import { caseAfter } from '../features/case-list/case-after.ts';
import { CaseList } from '../features/case-list/CaseList.tsx';
import { filterQueue } from '../features/case-list/queue-filter.ts';
import { text } from '../i18n/text.ts';
import { announce } from '../ui/announce.ts';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';
import { whenIdle } from '../ui/when-idle.ts';
import { CaseScreen, loadScreens, OutboxScreen, ReviewList } from './screens-on-demand.ts';
import { useOpenedAhead } from './use-opened-ahead.ts';
import { useWorkspace, type Screen } from './workspace-store.ts';

interface ScreenViewProps {
  screen: Screen;
  rows: readonly QueueRow[] | undefined;
  /** What the queue shows while `rows` are not read. */
  first: readonly QueueRow[];
  status: SyncStatus | undefined;
}

/** The screen that the workspace names. */
export function ScreenView({ screen, rows, first, status }: ScreenViewProps) {
  const { openCase, closeCase, finishCase, filter, setFilter, lastCaseId } = useWorkspace();
  const open = useCallback(
    (id: CaseId, because: string | null = null) => {
      openCase(id, because);
      if (because !== null) announce(because);
    },
    [openCase],
  );
  // Read when a case is done: a case at work is not drawn again because the queue beside it changed.
  const latest = useRef({ screen, rows, filter });
  useEffect(() => {
    latest.current = { screen, rows, filter };
  });
  const finish = useCallback(
    (said: string) => {
      const { screen: left, rows: all = [], filter: shown } = latest.current;
      if (left.name === 'case') finishCase(said, caseAfter(all, filterQueue(all, shown).rows, left.caseId));
    },
    [finishCase],
  );
  // The host that serves the code is outside React. The queue comes first.
  useEffect(() => void whenIdle().then(loadScreens), []);
  useOpenedAhead(screen.name === 'queue' ? rows : undefined);
  if (screen.name === 'case') {
    return (
      <Suspense fallback={<EmptyState title={text('app.openingCase')} />}>
        <CaseScreen key={screen.caseId} caseId={screen.caseId} onClose={closeCase} onDone={finish} />
      </Suspense>
    );
  }
  const shown = rows ?? (screen.name === 'queue' && isEnough(first, lastCaseId) ? first : undefined);
  if (shown === undefined) return <EmptyState title={text('queue.loading')} />;
  switch (screen.name) {
    case 'queue':
      return (
        <CaseList
          rows={shown}
          isWhole={rows !== undefined}
          hasContact={(status?.report?.lastContactAt ?? null) !== null}
          filter={filter}
          onFilter={setFilter}
          lastCaseId={lastCaseId}
          onOpen={open}
        />
      );
    case 'review':
      return (
        <Suspense fallback={<EmptyState title={text('queue.loading')} />}>
          <ReviewList rows={shown} lastCaseId={lastCaseId} onOpen={open} />
        </Suspense>
      );
    case 'outbox':
      return (
        <Suspense fallback={<EmptyState title={text('sync.outbox.loading')} />}>
          <OutboxScreen rows={shown} status={status} />
        </Suspense>
      );
    default:
      return unreachable(screen);
  }
}

/** Whoever comes back to the queue finds the case that they came from: then it must be among the first rows. */
function isEnough(first: readonly QueueRow[], lastCaseId: string | null): boolean {
  return first.length > 0 && (lastCaseId === null || first.some(row => row.record.id === lastCaseId));
}
