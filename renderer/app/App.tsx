import { Suspense, useEffect } from 'react';
import { StoreContext } from '../data/store-context.ts';
import { forgetAnnounced } from '../ui/announce.ts';
import { useDialogs } from './dialogs-store.ts';
import { Frame } from './Frame.tsx';
import { LockedView, PaneWindow, SignInScreen } from './screens-on-demand.ts';
import { Starting } from './Starting.tsx';
import { useSession, useWindowState } from './session-context.ts';
import { useTheme } from './use-theme.ts';

/** The program in this window, or one pane of it. */
export function App({ paneId = null }: { paneId?: string | null }) {
  useTheme();
  if (paneId === null) return <Program />;
  return (
    <Suspense fallback={<Starting />}>
      <PaneWindow paneId={paneId} />
    </Suspense>
  );
}

/** Sign-in, the lock screen, or the frame over an open store. */
function Program() {
  const session = useSession();
  const { isKnown, store, apiUrl, clientName, step, failure, link, lock, wiped } = useWindowState();
  const isOpen = store !== null;
  // What screen readers were told, and which dialog was open, are outside the screens that go.
  useEffect(() => {
    if (isOpen) return;
    forgetAnnounced();
    useDialogs.getState().close();
  }, [isOpen]);
  if (store) {
    return (
      <StoreContext value={store}>
        <Frame />
      </StoreContext>
    );
  }
  if (lock) {
    return (
      <Suspense fallback={<Starting />}>
        <LockedView lock={lock} />
      </Suspense>
    );
  }
  if (!isKnown) return <Starting />;
  return (
    <Suspense fallback={<Starting />}>
      <SignInScreen
        apiUrl={apiUrl}
        clientName={clientName}
        step={step === 'unlocking' ? 'opening' : step}
        failure={failure ?? (link === 'lost' ? 'disconnected' : null)}
        wiped={wiped}
        onSignIn={() => void session.signIn()}
        onCancel={() => void session.cancelSignIn()}
      />
    </Suspense>
  );
}
