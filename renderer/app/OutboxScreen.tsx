import '../i18n/add-later.ts';
import { useMemo } from 'react';
import { useStore } from '../data/store-context.ts';
import type { QueueRow, SyncStatus } from '../data/views.ts';
import { canRescue } from '../features/outbox/can-rescue.ts';
import { OutboxPage } from '../features/outbox/OutboxPage.tsx';
import { StopNotice } from '../features/sync-status/StopNotice.tsx';
import { text } from '../i18n/text.ts';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';
import { useNow } from '../ui/use-now.ts';
import { useDialogs } from './dialogs-store.ts';
import { nameCases } from './name-cases.ts';
import { useSession, useWindowState } from './session-context.ts';
import { useStopActions } from './use-stop-actions.ts';
import { useWorkspace } from './workspace-store.ts';

export interface OutboxScreenProps {
  rows: readonly QueueRow[];
  status: SyncStatus | undefined;
}

/** The outbox with the names of its cases, and why nothing is sent, where that is so. */
export function OutboxScreen({ rows, status }: OutboxScreenProps) {
  const session = useSession();
  const { link, needsSignIn } = useWindowState();
  const openCase = useWorkspace(state => state.openCase);
  const openDialog = useDialogs(state => state.open);
  const act = useStopActions();
  const now = useNow(useStore().clock);
  const names = useMemo(() => nameCases(rows), [rows]);
  if (status === undefined) return <EmptyState title={text('sync.outbox.loading')} />;
  // The frame asks for the sign-in above every screen.
  const isAsked = needsSignIn && status.report?.problem?.code === 'signed-out';
  return (
    <OutboxPage
      status={status}
      notice={!isAsked && <StopNotice status={status} link={link} without={['outbox', 'decide']} onAct={act} />}
      {...names}
      onOpenCase={openCase}
      onSyncNow={() => void session.syncNow()}
      onReckon={() => openDialog('reckoning')}
      onRescue={canRescue(status, needsSignIn, now) ? () => openDialog('rescue') : null}
      saveFile={session.saveFile}
      onDeletesAllowed={gone => session.note('feed.deletes-allowed', gone)}
    />
  );
}
