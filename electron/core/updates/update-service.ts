import type { Clock } from '../../../shared/clock.ts';
import type { UpdateState } from '../../../shared/rpc/contract.ts';
import type { Updater } from '../../host/host.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { singleFlight } from '../single-flight.ts';

const EVERY_MS = 4 * 60 * 60 * 1000;

export interface UpdateService {
  state(): UpdateState;
  /** Looks for a newer build and fetches it. It is installed when the person next quits, never before. */
  check(): Promise<UpdateState>;
  /** Checks now and every four hours. */
  start(): void;
  stop(): void;
}

export interface UpdateServiceOptions {
  readonly updater: Updater;
  readonly policy: Pick<MachinePolicy, 'updates' | 'updateFeed'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Decides whether this machine may update itself, and when. Where policy says no, not one request is made. */
export function createUpdateService({ updater, policy, clock, log }: UpdateServiceOptions): UpdateService {
  const feed = policy.updateFeed;
  const off = whyOff(updater, policy);
  let state: UpdateState = off ?? { enabled: true, status: 'idle', version: null, message: null };
  let cancel = (): void => {};

  const checkOnce = singleFlight(async (): Promise<UpdateState> => {
    if (off || feed === undefined || state.status === 'ready') return state;
    state = { ...state, status: 'checking', message: null };
    try {
      const version = await updater.check(feed);
      if (version === null) {
        state = { enabled: true, status: 'idle', version: null, message: 'This is the newest version.' };
        return state;
      }
      state = { enabled: true, status: 'downloading', version, message: `Version ${version} is being fetched.` };
      await updater.download(percent => {
        state = { ...state, message: `Version ${version} is being fetched: ${Math.floor(percent)} %.` };
      });
      updater.installOnQuit();
      const message = `Version ${version} is here and is installed when you quit Meridian.`;
      state = { enabled: true, status: 'ready', version, message };
      log.info('update-ready');
    } catch (error) {
      // The port rejects with a sentence: no feed, no connection, or bytes that are not what the feed announced.
      log.warn('update-failed', errorWords(error));
      const why = error instanceof Error ? error.message : 'The reason is not known.';
      const message = `The update did not succeed; Meridian stays as it is and tries again later. ${why}`;
      state = { enabled: true, status: 'failed', version: null, message };
    }
    return state;
  });

  const checkAgainAndAgain = (): void => {
    void checkOnce();
    cancel = clock.after(EVERY_MS, checkAgainAndAgain);
  };

  return {
    state: () => state,
    check: checkOnce,
    start: () => {
      if (!off) checkAgainAndAgain();
    },
    stop: () => cancel(),
  };
}

function whyOff(updater: Updater, policy: UpdateServiceOptions['policy']): UpdateState | null {
  const off = { enabled: false, version: null };
  if (policy.updates === 'off') {
    return { ...off, status: 'off-by-policy', message: 'Updates are managed by your IT department.' };
  }
  if (updater.unsupportedReason !== null) return { ...off, status: 'unsupported', message: updater.unsupportedReason };
  if (policy.updateFeed === undefined) {
    return {
      ...off,
      status: 'unsupported',
      message: 'No update feed is set on this machine. Your IT department decides.',
    };
  }
  return null;
}
