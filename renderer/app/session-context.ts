import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Session } from './session.ts';
import type { WindowState } from './window-state.ts';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside the window');
  return session;
}

export function useWindowState(): WindowState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.state);
}
