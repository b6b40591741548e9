import type { Traffic } from '../api/traffic.ts';
import { errorWords, word } from '../log/loggable.ts';
import { serially } from '../serially.ts';
import { type Ending, endingOfCache } from './ending.ts';
import { pull } from './pull.ts';
import { createPusher } from './push.ts';
import type { Pause } from './rhythm.ts';
import { createRounds, type RoundKind } from './rounds.ts';
import { createStoreProbe } from './store-probe.ts';
import type { SyncParts } from './sync-parts.ts';
import type { Waker } from './waker.ts';

export interface SenderOptions {
  readonly parts: SyncParts;
  readonly traffic: Traffic;
  readonly waker: Waker;
  checkInWhenDue(): Promise<void>;
  /** A page of the feed was stored. */
  onApplied(): void;
  /** The server has answered for a mutation for good. */
  onProgress(): void;
  /** Says what a round came to, and decides how long to wait. */
  afterRound(ending: Ending, kind: RoundKind): Pause;
}

/** The one who does round after round. There is one at a time: who abandons one begins another. */
export interface Sender {
  /** Another store: what it has and what the journal has are compared at once, and before anything is sent. */
  attached(): void;
  /** Mutations that could go and did not yet; null until the next look has counted them. */
  owed(): number | null;
  /** There may be more than the last look has seen. */
  unsure(): void;
  /** Something could not be sent and goes again later by itself. */
  rests(): boolean;
  /** Leaves the round that hangs: whatever it still gets an answer to, it does nothing with it. */
  abandon(): void;
  readonly ended: Promise<void>;
}

export function startSender(options: SenderOptions): Sender {
  const { traffic, waker, afterRound, checkInWhenDue, onApplied, onProgress } = options;
  const { clock, log, journal, cache } = options.parts;
  const aborter = new AbortController();
  const signal = AbortSignal.any([options.parts.signal, aborter.signal]);
  const parts: SyncParts = { ...options.parts, signal };
  const probe = createStoreProbe(clock);
  /** Another round is due at once: what somebody knows of may be behind what was read by then. */
  let isCalledFor = false;
  /** The store that was compared with the journal last. */
  let reconciled: ReturnType<typeof cache> = null;
  /** The journal lacks what the store has; until it has it too, it would tell a person that all of it is at the client. */
  const compareAgain = (): void => {
    reconciled = null;
    isCalledFor = true;
  };
  const pusher = createPusher(parts, { traffic, onProgress, onRested: waker.wake, onUnkept: compareAgain });
  const rounds = createRounds({
    push: pusher.push,
    pull: () => pull(parts, { onApplied, onOfferedAgain: compareAgain }),
    // One that was left must not take a call from the one who is there now.
    nudged: () => (signal.aborted ? new Promise(() => {}) : waker.next()),
    onNudgedWhileReading: () => {
      isCalledFor = true;
    },
  });

  const compare = async (): Promise<Ending> => {
    const store = cache();
    if (signal.aborted || store === null || !(await probe.answers(store))) return 'cache-away';
    if (store === reconciled) return 'done';
    const answer = await journal.reconcile(store);
    if (!answer.ok) return answer.failure.code === 'away' ? 'cache-away' : endingOfCache(answer.failure);
    log.info('reconciled', answer.value);
    reconciled = store;
    return 'done';
  };
  const oneByOne = serially();
  const reconcile = async (): Promise<Ending> => (cache() === null ? 'cache-away' : await oneByOne(compare));

  const round = async (kind: RoundKind): Promise<Ending> => {
    const ready = await reconcile();
    // Also while the store is away: the lease is renewed, and an order is heard.
    await checkInWhenDue();
    if (ready !== 'done' || signal.aborted) return ready;
    return rounds.go(kind);
  };

  const run = async (): Promise<void> => {
    let due: RoundKind = 'all';
    while (!signal.aborted) {
      waker.rest();
      isCalledFor = false;
      const kind: RoundKind = due;
      let ending: Ending;
      try {
        ending = await round(kind);
      } catch (error) {
        // A bug of ours. The next round starts from what is stored, so it is safe to go on.
        log.error('sync-round-failed', errorWords(error));
        ending = endingOfCache({ code: 'internal', message: '' });
      }
      if (signal.aborted) return;
      if (isCalledFor) waker.wake();
      const pause = afterRound(ending, kind);
      await waker.sleep(pause.waitMs, pause.atLeastMs);
      // Whoever cut the pause short wants something done, not only looked at.
      due = waker.pending ? 'all' : pause.next;
    }
  };

  return {
    attached() {
      reconciled = null;
      probe.reset();
      // What it has lost is here: nobody waits for it until the server answers again. What fails now is said by the round.
      reconcile().catch((error: unknown) => log.error('store-not-compared', errorWords(error)));
    },
    owed: pusher.owed,
    unsure: pusher.unsure,
    rests: pusher.rests,
    abandon() {
      log.warn('sender-abandoned', { owed: pusher.owed() ?? 0, signal: word('watchdog') });
      aborter.abort();
    },
    ended: run(),
  };
}
