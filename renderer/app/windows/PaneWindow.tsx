import '../../i18n/add-later.ts';
import { Suspense, useEffect, useState } from 'react';
import type { PaneSubject } from '../../../shared/rpc/contract.ts';
import { StoreContext } from '../../data/store-context.ts';
import { text } from '../../i18n/text.ts';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { Starting } from '../Starting.tsx';
import { useSession, useWindowState } from '../session-context.ts';
import { useWorkspace } from '../workspace-store.ts';
import { PaneScreen } from './PaneScreen.tsx';

/** The window of one pane: dark while Meridian is locked, gone when the person is. */
export function PaneWindow({ paneId }: { paneId: string }) {
  const session = useSession();
  const { isKnown, store, lock, step, failure } = useWindowState();
  const [subject, setSubject] = useState<PaneSubject | null | undefined>(undefined);
  const isOpen = store !== null;
  // The main process knows what this window is for. Asked again after each lock: somebody else may be here.
  useEffect(() => {
    if (!isOpen) return;
    void session.ownPane().then(answer => {
      if (answer.ok) setSubject(answer.value);
    });
  }, [session, isOpen]);
  // Furniture that another window moved: the theme.
  useEffect(() => {
    const follow = () => void useWorkspace.persist.rehydrate();
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);

  if (store) {
    if (subject === null) return <Over />;
    if (subject === undefined) return <Starting />;
    return (
      <StoreContext value={store}>
        <Suspense fallback={<Starting />}>
          <PaneScreen paneId={paneId} subject={subject} />
        </Suspense>
      </StoreContext>
    );
  }
  if (lock) return <EmptyState title={text('caseView.pane.dark.title')}>{text('caseView.pane.dark.body')}</EmptyState>;
  if (failure !== null) return <EmptyState title={text('app.reopen.title')}>{text('app.reopen.body')}</EmptyState>;
  return isKnown && step === 'idle' ? <Over /> : <Starting />;
}

/** Nothing is to be seen here any more. A window that its page opened closes itself; any other says so. */
function Over() {
  useEffect(() => window.close(), []);
  return <EmptyState title={text('caseView.pane.over.title')}>{text('caseView.pane.over.body')}</EmptyState>;
}
