import '../i18n/add-later.ts';
import { useEffect, useState } from 'react';
import { shareDraft } from '../data/actions/share-draft.ts';
import { flushOpenDrafts } from '../data/open-drafts.ts';
import { readSyncStatus } from '../data/queries/use-sync-status.ts';
import { useStore } from '../data/store-context.ts';
import type { SyncStatus } from '../data/views.ts';
import { text } from '../i18n/text.ts';
import { Button } from '../ui/Button/Button.tsx';
import { Dialog } from '../ui/Dialog/Dialog.tsx';
import { ProgressBar } from '../ui/ProgressBar/ProgressBar.tsx';
import { useDialogs } from './dialogs-store.ts';
import { useSession } from './session-context.ts';
import styles from './SignOutDialog.module.css';
import { Unsent } from './Unsent.tsx';
import { useWorkspace } from './workspace-store.ts';

export interface SignOutDialogProps {
  status: SyncStatus | undefined;
}

/** Asks before a person leaves, says what is unsent, and can wait until it is sent. Discards nothing. */
export function SignOutDialog({ status }: SignOutDialogProps) {
  const { shown, close } = useDialogs();
  // Each time it asks anew.
  return shown === 'sign-out' ? <OpenSignOutDialog status={status} onClose={close} /> : null;
}

function OpenSignOutDialog({ status, onClose }: SignOutDialogProps & { onClose: () => void }) {
  const session = useSession();
  const store = useStore();
  const screen = useWorkspace(state => state.screen);
  const [isWaiting, setWaiting] = useState(false);
  const unsent = status?.unsent ?? 0;
  const openCaseId = screen.name === 'case' ? screen.caseId : null;

  const signOut = () => {
    onClose();
    void session.signOut();
  };
  const wait = async () => {
    setWaiting(true);
    await session.syncNow();
  };
  // The store is outside React. The draft of the open case gets its copy at the client now: it counts as well.
  useEffect(() => {
    const share = async () => {
      await flushOpenDrafts();
      if (openCaseId !== null) await shareDraft(store, openCaseId);
    };
    share().catch((error: unknown) => session.report('share-before-sign-out', String(error)));
  }, [store, session, openCaseId]);
  // The outbox is outside React. What is drawn may be a moment old: it is read before the person goes.
  useEffect(() => {
    if (!isWaiting || status?.unsent !== 0) return undefined;
    let isOver = false;
    void readSyncStatus(store).then(now => {
      if (isOver || now.unsent > 0) return;
      onClose();
      void session.signOut();
    });
    return () => {
      isOver = true;
    };
  }, [isWaiting, status, store, session, onClose]);

  const problem = status?.report?.problem ?? null;
  return (
    <Dialog
      title={text('session.signOut.title')}
      size="small"
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{text('session.stay')}</Button>
          <Button tone={unsent > 0 ? 'quiet' : 'primary'} onPress={signOut}>
            {text(unsent > 0 ? 'session.signOut.now' : 'session.signOut')}
          </Button>
          {unsent > 0 && !isWaiting && (
            <Button
              tone="primary"
              onPress={() => {
                wait().catch((error: unknown) => session.report('wait-for-outbox', String(error)));
              }}
            >
              {text('session.signOut.wait')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        <Unsent status={status} />
        {isWaiting && (
          <div role="status" className={styles.waiting}>
            <ProgressBar label={text('session.signOut.waiting', { count: unsent })} value={null} />
            <p>{problem === null ? text('session.signOut.waitingHow') : problem.message}</p>
          </div>
        )}
      </div>
    </Dialog>
  );
}
