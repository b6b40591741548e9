import type { Store } from '../data/store.ts';
import type { SignInFailure } from '../features/sign-in/sign-in-failure.ts';

/** Where the window stands between its start and an open store. */
export interface WindowState {
  /** False until the main process has said what the session is. */
  readonly isKnown: boolean;
  readonly link: 'up' | 'lost';
  readonly apiUrl: string | null;
  readonly clientName: string | null;
  readonly step: 'idle' | 'waiting' | 'opening';
  readonly failure: SignInFailure | null;
  readonly store: Store | null;
  /** The store hangs on the pipe that is open now. */
  readonly storeIsCurrent: boolean;
  /** Work goes on, but the client wants the person to sign in before it takes anything. */
  readonly needsSignIn: boolean;
}

export const atStart: WindowState = {
  isKnown: false,
  link: 'up',
  apiUrl: null,
  clientName: null,
  step: 'idle',
  failure: null,
  store: null,
  storeIsCurrent: false,
  needsSignIn: false,
};
