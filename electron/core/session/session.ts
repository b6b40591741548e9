import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LockReason, SessionState, Unlocked } from '../../../shared/rpc/contract.ts';
import type { Credentials } from '../api/http.ts';
import { readDiscovery } from '../api/discovery.ts';
import { createHttp } from '../api/http.ts';
import type { WireLease } from '../api/wire/check-in.ts';
import { errorWords } from '../log/loggable.ts';
import { serially } from '../serially.ts';
import { isLeaseOver, type SessionContext, type SessionOptions } from './context.ts';
import { credentialsOf } from './credentials-of.ts';
import { deskState, unlockedOf } from './desk.ts';
import { enterDesk } from './enter-desk.ts';
import { idleMinutes } from './idle-minutes.ts';
import { leaveDesk } from './leave-desk.ts';
import { takeLease } from './lease.ts';
import { lockDesk, unlockDesk, type UnlockCode } from './lock-desk.ts';
import { refreshMe } from './refresh-me.ts';
import { restoreDesk } from './restore-desk.ts';
import { choosePin, type PinCode } from './choose-pin.ts';
import { confirmPin, type ConfirmCode } from './confirm-pin.ts';
import { signInWithBrowser, type SignInCode } from './sign-in.ts';
import { createWatch } from './watch.ts';
import type { WipeNotice } from './wipe.ts';

export interface Session {
  state(): SessionState;
  onChange(listener: (state: SessionState) => void): void;
  /** Finishes what was ordered destroyed, then lets the last person go on where they were, or asks for their PIN. */
  restore(): Promise<void>;
  /** Looks up the client's name for the sign-in screen, when nobody is signed in. A failure is no news. */
  findClient(): Promise<void>;
  signIn(): Promise<Result<Unlocked, SignInCode | 'busy'>>;
  cancelSignIn(): void;
  signOut(): Promise<void>;
  lock(reason: LockReason): Promise<void>;
  unlock(pin: string | null): Promise<Result<Unlocked, UnlockCode>>;
  setPin(current: string | null, next: string): Promise<Result<void, PinCode>>;
  /** The person proves once more who they are, to sign something. */
  confirm(pin: string): Promise<Result<void, ConfirmCode>>;
  /** Somebody is at the keys. */
  activity(): void;
  /** What a check-in of the sync brought for the person whose store has this name. */
  leaseGiven(storeName: string, lease: WireLease): Promise<void>;
  /** Asks the server again who the person is and what rules apply; a change is kept and announced. */
  refreshMe(): Promise<void>;
  /** The tokens of the person whose store has this name, for as long as it is open; nobody else's. */
  credentialsFor(storeName: string): Credentials;
  /** The tokens of whoever is at this machine now. */
  currentCredentials(): Credentials;
  /** The client's public JWK for rescues, while a desk is open; null where it has published none. */
  recoveryKey(): unknown;
  /** The program ends: nothing is begun any more, and time is written down. */
  end(): Promise<void>;
}

/** Who is at this machine. Tokens and keys live here and in the machine's secrets, and nowhere else. */
export function createSession(options: SessionOptions): Session {
  const { host, log, apiUrl, records, wipes, time } = options;
  const listeners: ((state: SessionState) => void)[] = [];
  // Locking, unlocking, entering and leaving: each is whole before the next begins.
  const inTurn = serially();
  let attempt: AbortController | null = null;
  let clientName: string | null = null;
  let wiped: WipeNotice | null = null;

  const state = (): SessionState => {
    if (context.desk) return deskState(context.desk, { now: time.now(), wallNow: options.clock.now() });
    return attempt ? { status: 'signing-in' } : { status: 'signed-out', apiUrl, clientName, wiped };
  };
  const lock = (reason: LockReason): Promise<void> => inTurn(() => lockDesk(context, reason));

  const context: SessionContext = {
    options,
    desk: null,
    announce() {
      clientName = context.desk?.record.clientName ?? clientName;
      for (const listener of listeners) listener(state());
    },
    async readNotice() {
      wiped = await wipes.notice();
    },
    async keep(desk, change) {
      desk.record = { ...desk.record, ...change };
      if (desk.isWiped) return;
      await records.write(desk.record).catch((error: unknown) => log.error('secret-not-stored', errorWords(error)));
    },
    watch: createWatch({
      ...options,
      idleMinutes: () => idleMinutes(context.desk?.record.me.workstation, options.policy),
      isLeaseOver: () => context.desk !== null && isLeaseOver(context.desk.record, options),
      onLock: reason => void lock(reason).catch((error: unknown) => log.error('lock-failed', errorWords(error))),
      keepTime: () => void time.keep(),
    }),
  };

  return {
    state,
    onChange: listener => void listeners.push(listener),
    restore: () =>
      inTurn(async () => {
        await restoreDesk(context);
        clientName = context.desk?.record.clientName ?? clientName;
      }),
    async findClient() {
      if (context.desk || apiUrl === null) return;
      const http = createHttp({ ...options, baseUrl: apiUrl, credentials: null, appVersion: host.appVersion });
      const discovery = await readDiscovery(http);
      if (!discovery.ok || context.desk) return;
      clientName = discovery.value.name;
      context.announce();
    },
    async signIn() {
      if (attempt) return refuse('busy', 'A sign-in is already waiting in the browser. Finish it there, or cancel it.');
      const current = new AbortController();
      attempt = current;
      context.announce();
      try {
        if (apiUrl === null)
          return refuse('not-a-client', 'No server address is set on this machine. Ask your IT department.');
        const answer = await signInWithBrowser({ ...options, apiUrl, signal: current.signal });
        if (!answer.ok) {
          const { code } = answer.failure;
          // A person who thinks better of it has not failed.
          if (code !== 'cancelled') options.note?.({ type: 'session.sign-in-failed', detail: code });
          return answer;
        }
        const entered = await inTurn(() => enterDesk(context, answer.value));
        if (!entered.ok) return entered;
        const { record, vault } = entered.value;
        return vault ? ok(unlockedOf(record, vault)) : lockedMeanwhile();
      } catch (error) {
        // Only the machine itself is left to fail: secrets that cannot be stored, a browser that does not open.
        log.error('sign-in-failed', errorWords(error));
        return refuse(
          'refused',
          'This machine could not open the browser or keep the sign-in safely. Ask your IT department.',
        );
      } finally {
        attempt = null;
        context.announce();
      }
    },
    cancelSignIn: () => attempt?.abort(),
    signOut() {
      attempt?.abort();
      return inTurn(() => leaveDesk(context));
    },
    lock,
    unlock: pin => inTurn(() => unlockDesk(context, pin)),
    setPin: (current, next) => inTurn(() => choosePin(context, current, next)),
    confirm: pin => inTurn(() => confirmPin(context, pin)),
    activity: () => context.watch.touch(),
    leaseGiven: (storeName, lease) =>
      inTurn(async () => {
        const { desk } = context;
        if (desk?.vault?.storeName !== storeName) return;
        const before = desk.record.leaseExpiresAt;
        try {
          await takeLease(context, desk, lease);
        } catch (error) {
          // An order that cannot be written down is still known here: it is carried out at the next unlock.
          log.error('order-not-begun', errorWords(error));
          await lockDesk(context, 'system');
        }
        if (context.desk === desk && desk.record.leaseExpiresAt !== before) context.announce();
      }),
    refreshMe: () => refreshMe(context),
    credentialsFor: storeName => credentialsOf(context, storeName),
    currentCredentials: () => credentialsOf(context, context.desk?.vault?.storeName ?? ''),
    recoveryKey: () => (context.desk?.vault ? context.desk.record.recoveryKey : null),
    async end() {
      attempt?.abort();
      context.watch.stop();
      await time.keep();
    },
  };
}

/** The desk was locked in the moment between entering it and saying so. */
function lockedMeanwhile(): Result<never, 'cancelled'> {
  return refuse('cancelled', 'You signed in, and the desk was locked in the same moment. Unlock it.');
}
