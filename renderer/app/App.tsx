import { StoreContext } from '../data/store-context.ts';
import { SignInScreen } from '../features/sign-in/SignInScreen.tsx';
import { Frame } from './Frame.tsx';
import { Starting } from './Starting.tsx';
import { useSession, useWindowState } from './session-context.ts';
import { useTheme } from './use-theme.ts';

/** Sign-in, or the frame over an open store. */
export function App() {
  useTheme();
  const session = useSession();
  const { isKnown, store, apiUrl, clientName, step, failure, link } = useWindowState();
  if (store) {
    return (
      <StoreContext value={store}>
        <Frame />
      </StoreContext>
    );
  }
  if (!isKnown) return <Starting />;
  return (
    <SignInScreen
      apiUrl={apiUrl}
      clientName={clientName}
      step={step}
      failure={failure ?? (link === 'lost' ? 'disconnected' : null)}
      onSignIn={() => void session.signIn()}
      onCancel={() => void session.cancelSignIn()}
    />
  );
}
