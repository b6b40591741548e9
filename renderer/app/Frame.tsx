import { useEffect } from 'react';
import { useQueue } from '../data/queries/use-queue.ts';
import { useSyncStatus } from '../data/queries/use-sync-status.ts';
import { StatusBar } from '../features/sync-status/StatusBar.tsx';
import { text } from '../i18n/text.ts';
import { Toast } from '../ui/Toast/Toast.tsx';
import { FrameBanners } from './FrameBanners.tsx';
import styles from './Frame.module.css';
import { FrameCommands } from './FrameCommands.tsx';
import { LeaseBanner } from './LeaseBanner.tsx';
import { PinOffer } from './PinOffer.tsx';
import { SafetyBanners } from './SafetyBanners.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { ScreenView } from './ScreenView.tsx';
import { useSession, useWindowState } from './session-context.ts';
import { useAuditNotes } from './use-audit-notes.ts';
import { useExits } from './use-exits.ts';
import { useIndex } from './use-index.ts';
import { useLocking } from './use-locking.ts';
import { TopBar } from './TopBar.tsx';
import { useStopActions } from './use-stop-actions.ts';
import { WorkCommands } from './WorkCommands.tsx';
import { useWorkspace } from './workspace-store.ts';

/** The bar at the top, one screen, the status bar. */
export function Frame() {
  const session = useSession();
  const { link } = useWindowState();
  const screen = useWorkspace(state => state.screen);
  const goTo = useWorkspace(state => state.goTo);
  const said = useWorkspace(state => state.said);
  const forgetSaid = useWorkspace(state => state.forgetSaid);
  const status = useSyncStatus();
  const { rows, first } = useQueue();
  const act = useStopActions();
  useLocking();
  useAuditNotes(status);
  useIndex();
  const openCaseId = screen.name === 'case' ? screen.caseId : null;
  // The main process is outside React: it fetches the documents of the open case first.
  useEffect(() => {
    if (openCaseId !== null) session.prefer(openCaseId);
  }, [session, openCaseId]);

  useExits(openCaseId);

  return (
    <div className={styles.frame}>
      <FrameCommands rows={rows ?? []} />
      <WorkCommands rows={rows ?? []} status={status} />
      <TopBar status={status} attention={status?.attention.length ?? 0} />
      <FrameBanners />
      <LeaseBanner />
      <PinOffer />
      <main className={styles.content}>
        <ScreenBoundary
          key={openCaseId ?? screen.name}
          screen={text(`app.screen.${screen.name}`)}
          onReport={session.report}
          onLeave={() => goTo('queue')}
        >
          <ScreenView screen={screen} rows={rows} first={first} status={status} />
        </ScreenBoundary>
      </main>
      {/* They come when somebody is reading already: at the foot nothing that is read moves. */}
      <div className={styles.foot}>
        <SafetyBanners />
      </div>
      <Toast said={said} onGone={forgetSaid} />
      <StatusBar
        status={status}
        link={link}
        onSyncNow={() => void session.syncNow()}
        onOpenOutbox={() => goTo('outbox')}
        onPauseDocuments={session.pauseDocuments}
        onAct={act}
      />
    </div>
  );
}
