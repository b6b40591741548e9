import type { LockReason } from '../../shared/rpc/contract.ts';
import type { Store } from '../data/store.ts';
import type { UnlockFailure } from '../features/lock/unlock-failure.ts';
import type { SignInFailure } from '../features/sign-in/sign-in-failure.ts';

/** Somebody is at this desk, and the store is closed until they show that it is they. */
export interface Lock {
  readonly name: string;
  readonly clientName: string;
  readonly reason: LockReason;
  readonly hasPin: boolean;
  /** Too many wrong PINs: no sooner than that. */
  readonly retryAt: string | null;
  /** Null: nobody said. */
  readonly triesLeft: number | null;
}

/** Where the window stands between its start and an open store. */
export interface WindowState {
  /** False until the main process has said what the session is. */
  readonly isKnown: boolean;
  readonly link: 'up' | 'lost';
  readonly apiUrl: string | null;
  readonly clientName: string | null;
  readonly step: 'idle' | 'waiting' | 'unlocking' | 'opening';
  readonly failure: SignInFailure | null;
  readonly store: Store | null;
  /** The store hangs on the pipe that is open now. */
  readonly storeIsCurrent: boolean;
  /** Work goes on, but the client wants the person to sign in before it takes anything. */
  readonly needsSignIn: boolean;
  /** Why, where more is known than that the session ended. */
  readonly endedBecause: 'renewal-cut' | null;
  /** A PIN opens the store of whoever is signed in. */
  readonly hasPin: boolean;
  /** There was a PIN, and it could not be carried over to new keys. */
  readonly pinIsLost: boolean;
  /** Until when the store stays readable without contact. */
  readonly leaseExpiresAt: string | null;
  readonly lock: Lock | null;
  /** Each failure is a new one, so that the same words are said again. */
  readonly unlockFailure: { readonly code: UnlockFailure } | null;
  /** The client had this machine's copy destroyed. Shown until somebody is in again. */
  readonly wiped: { readonly at: string; readonly rescued: number } | null;
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
  endedBecause: null,
  hasPin: false,
  pinIsLost: false,
  leaseExpiresAt: null,
  lock: null,
  unlockFailure: null,
  wiped: null,
};
