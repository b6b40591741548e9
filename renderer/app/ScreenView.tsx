import { Suspense, useCallback, useEffect } from 'react';
import type { CaseId } from '../../shared/model/ids.ts';
import { unreachable } from '../../shared/unreachable.ts';
import type { QueueRow, SyncStatus } from '../data/views.ts';
import { CaseList } from '../features/case-list/CaseList.tsx';
import { ReviewList } from '../features/case-list/ReviewList.tsx';
import { text } from '../i18n/text.ts';
import { announce } from '../ui/announce.ts';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';
import { OutboxScreen } from './OutboxScreen.tsx';
import { CaseScreen, loadCaseScreen } from './case-screen-on-demand.ts';
import { useWorkspace, type Screen } from './workspace-store.ts';

interface ScreenViewProps {
  screen: Screen;
  rows: readonly QueueRow[] | undefined;
  status: SyncStatus | undefined;
}

/** The screen that the workspace names. */
export function ScreenView({ screen, rows, status }: ScreenViewProps) {
  const { openCase, closeCase, filter, setFilter, lastCaseId } = useWorkspace();
  const open = useCallback(
    (id: CaseId, because: string | null = null) => {
      openCase(id, because);
      if (because !== null) announce(because);
    },
    [openCase],
  );
  // The host that serves the code is outside React, and could be gone by the time that a case is opened.
  useEffect(() => void loadCaseScreen(), []);
  if (screen.name === 'case') {
    return (
      <Suspense fallback={<EmptyState title={text('app.openingCase')} />}>
        <CaseScreen key={screen.caseId} caseId={screen.caseId} onClose={closeCase} />
      </Suspense>
    );
  }
  if (rows === undefined) return <EmptyState title={text('queue.loading')} />;
  switch (screen.name) {
    case 'queue':
      return (
        <CaseList
          rows={rows}
          hasContact={(status?.report?.lastContactAt ?? null) !== null}
          filter={filter}
          onFilter={setFilter}
          lastCaseId={lastCaseId}
          onOpen={open}
        />
      );
    case 'review':
      return <ReviewList rows={rows} lastCaseId={lastCaseId} onOpen={open} />;
    case 'outbox':
      return <OutboxScreen rows={rows} quarantined={status?.quarantined ?? []} />;
    default:
      return unreachable(screen);
  }
}
