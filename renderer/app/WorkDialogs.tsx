import '../i18n/add-later.ts';
import { useMemo } from 'react';
import type { QueueRow, SyncStatus } from '../data/views.ts';
import { ReckoningDialog } from '../features/outbox/reckoning/ReckoningDialog.tsx';
import { RescueDialog } from '../features/outbox/RescueDialog.tsx';
import { isLineUp } from '../features/sync-status/line-state.ts';
import { nameCases } from './name-cases.ts';
import { useDialogs } from './dialogs-store.ts';
import { useSession, useWindowState } from './session-context.ts';

export interface WorkDialogsProps {
  rows: readonly QueueRow[];
  status: SyncStatus | undefined;
}

/** The two dialogs about unsent work that can be called from every screen. */
export function WorkDialogs({ rows, status }: WorkDialogsProps) {
  const session = useSession();
  const { link } = useWindowState();
  const { shown, close } = useDialogs();
  const { caseName } = useMemo(() => nameCases(rows), [rows]);
  return (
    <>
      {shown === 'reckoning' && (
        <ReckoningDialog
          askJournal={session.reckoning}
          caseName={caseName}
          lastContactAt={status?.report?.lastContactAt ?? null}
          isOnline={isLineUp(status, link)}
          onClose={close}
        />
      )}
      {shown === 'rescue' && <RescueDialog onSeal={session.exportRescue} onClose={close} />}
    </>
  );
}
