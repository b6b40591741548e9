import type { Settlement } from '../../../shared/model/outbox.ts';
import type { ApiFailure } from '../api/api-failure.ts';
import { type SealedMutation, sendMutations } from '../api/mutations.ts';
import type { Traffic } from '../api/traffic.ts';
import type { WireMutationResult } from '../api/wire/mutation.ts';
import { errorWords, word } from '../log/loggable.ts';
import { type Ending, endingOfApi, endingOfCache } from './ending.ts';
import { type Batch, laneOf, planPush } from './plan-push.ts';
import { readOutbox } from './read-outbox.ts';
import { createSealedBytes } from './sealed-bytes.ts';
import { isAnswered, settleChanged, settleFailure, settleResults, settleUnfit } from './settle-push.ts';
import { createSuspects } from './suspects.ts';
import type { SyncParts } from './sync-parts.ts';
import { tellTogether } from './tell-together.ts';

/** Requests in flight. Each has its own cases, so the server still sees every case in its order. */
const AT_ONCE = 4;

export interface Pusher {
  /** Sends what waits, until nothing can be sent. One push at a time. */
  push(): Promise<Ending>;
  /** Mutations that could be sent and were not answered yet; null until the next look has counted them. */
  owed(): number | null;
  /** There may be more than the last look has seen. */
  unsure(): void;
  /** Something could not be sent and goes again later by itself: a push that ended well did not send all. */
  rests(): boolean;
}

/** The bytes of a batch; or what to settle instead, when some of it cannot go as it is. */
type Sealed = { readonly sealed: SealedMutation[] } | { readonly settlements: Settlement[] };

export interface PusherOptions {
  readonly traffic: Traffic;
  /** The server has answered for something for good. */
  readonly onProgress: () => void;
  /** Something that rested may go again. */
  readonly onRested: () => void;
  /** The journal writes again, and has no copy of something that was sent. */
  readonly onUnkept: () => void;
}

/** Carries out the push plan. Every answer goes to the journal first, so that a receipt is never only in the window. */
export function createPusher(parts: SyncParts, { traffic, onProgress, onRested, onUnkept }: PusherOptions): Pusher {
  const { cache, clock, deviceId, http, journal, log, personId, signal, status } = parts;
  const sealedBytes = createSealedBytes();
  const suspects = createSuspects(clock, traffic, () => {
    if (!signal.aborted) onRested();
  });
  /** Lanes with bytes that changed: nothing of theirs goes before the next start. */
  const broken = new Set<string>();
  /** After a failure one request goes alone, until it is answered: a server in trouble is not met by four. */
  let careful = false;
  let owed: number | null = null;

  const tell = tellTogether(async settlements => {
    const settled = await cache()?.['cache.settle']([...settlements]);
    if (!settled) return 'cache-away';
    return settled.ok ? 'done' : endingOfCache(settled.failure);
  });

  const keep = async (settlements: readonly Settlement[]): Promise<Ending> => {
    const answers = settlements.filter(isAnswered);
    if (answers.length > 0) {
      const kept = await journal.settled(answers);
      if (!kept.ok) return endingOfCache(kept.failure);
      if (kept.value.lacking > 0) onUnkept();
    }
    const told = await tell(settlements);
    if (told !== 'done') return told;
    sealedBytes.forget(answers.map(({ id }) => id));
    if (owed !== null) owed = Math.max(0, owed - answers.length);
    if (answers.length > 0) onProgress();
    return 'done';
  };

  const seal = (batch: Batch): Sealed => {
    const sealed: SealedMutation[] = [];
    const settlements: Settlement[] = [];
    for (const entry of batch.entries) {
      const sealing = sealedBytes.seal(entry);
      if (sealing.ok) sealed.push(sealing.sealed);
      else if (sealing.why === 'unfit') {
        log.error('mutation-not-sendable', errorWords(sealing.error));
        settlements.push(settleUnfit(entry, new Date(clock.now()).toISOString()));
      } else {
        log.error('sealed-bytes-changed', { mutation: word(entry.id) });
        broken.add(laneOf(entry));
        settlements.push(settleChanged(entry));
      }
    }
    return settlements.length > 0 ? { settlements } : { sealed };
  };

  const afterFailure = async (batch: Batch, failure: ApiFailure): Promise<Ending> => {
    careful = true;
    const verdict = suspects.failed(batch, failure);
    log.warn('push-failed', {
      code: word(failure.code),
      mutations: batch.entries.length,
      verdict: word(verdict.step),
    });
    const settled = await keep(
      verdict.step === 'reject' ? [verdict.settlement] : settleFailure(batch.entries, failure, verdict.step === 'rest'),
    );
    return settled === 'done' && verdict.step === 'stop' ? endingOfApi(failure) : settled;
  };

  const afterAnswer = async (batch: Batch, results: readonly WireMutationResult[], blocked: Set<string>) => {
    careful = false;
    suspects.answered(batch);
    const settledAt = new Date(clock.now()).toISOString();
    const settled = await keep(settleResults(batch.entries, results, { settledAt, personId }));
    log.info('pushed', tally(results));
    for (const [i, entry] of batch.entries.entries()) {
      if (results[i]?.status === 'blocked') blocked.add(laneOf(entry));
    }
    return settled;
  };

  /** Marks what goes now in the store, all of it in one transaction. Of what was taken back meanwhile, nothing goes. */
  const mark = async (batches: readonly Batch[]): Promise<Set<string> | Ending> => {
    if (batches.length === 0) return new Set();
    const ids = batches.flatMap(({ entries }) => entries.map(({ id }) => id));
    const marked = await cache()?.['cache.markSending'](ids);
    if (!marked) return 'cache-away';
    return marked.ok ? new Set(marked.value) : endingOfCache(marked.failure);
  };

  /** One request, from the mark in the store to what became of it. */
  const sendBatch = async (
    planned: Batch,
    bytes: Sealed,
    marking: ReturnType<typeof mark>,
    blocked: Set<string>,
  ): Promise<Ending> => {
    if ('settlements' in bytes) return keep(bytes.settlements);
    const marked = await marking;
    if (!(marked instanceof Set)) return marked;
    const batch = { ...planned, entries: planned.entries.filter(({ id }) => marked.has(id)) };
    if (signal.aborted || batch.entries.length === 0) return 'done';
    const sealed = bytes.sealed.filter(({ id }) => marked.has(id));
    const answer = await sendMutations(http, deviceId, sealed, signal);
    if (signal.aborted) return 'done';
    return answer.ok ? afterAnswer(batch, answer.value, blocked) : afterFailure(batch, answer.failure);
  };

  return {
    owed: () => owed,
    unsure() {
      owed = null;
    },
    rests: () => suspects.resting().size > 0,
    async push() {
      const blocked = new Set<string>();
      const flying = new Map<Promise<void>, Batch>();
      const flyingLanes = (): string[] => [...flying.values()].flatMap(batch => batch.lanes);
      let ending: Ending = 'done';
      let isMore = true;
      let bug: { error: unknown } | null = null;

      const begin = (batch: Batch, bytes: Sealed, marking: ReturnType<typeof mark>): void => {
        const flight = sendBatch(batch, bytes, marking, blocked)
          .then(
            ended => void (ended === 'done' || (ending = ended)),
            (error: unknown) => void (bug = { error }),
          )
          .finally(() => flying.delete(flight));
        flying.set(flight, batch);
      };
      const beginMore = async (places: number): Promise<Ending> => {
        // What was under way before the look may be shown as unsent by it, although it is answered by now.
        const before = flyingLanes();
        const read = await readOutbox(cache());
        if (!Array.isArray(read)) return read;
        const closed = new Set([...before, ...flyingLanes(), ...blocked, ...broken, ...suspects.resting()]);
        const plan = planPush(read, { places, closed, limitOf: suspects.limitOf });
        isMore = plan.later.length > 0;
        const going = [...plan.batches, ...flying.values()];
        owed = plan.later.length + going.reduce((sum, { entries }) => sum + entries.length, 0);
        if (plan.batches.length > 0) status.set({ phase: 'pushing' });
        const sealed = plan.batches.map(batch => ({ batch, bytes: seal(batch) }));
        const marking = mark(sealed.flatMap(({ batch, bytes }) => ('sealed' in bytes ? [batch] : [])));
        for (const { batch, bytes } of sealed) begin(batch, bytes, marking);
        return 'done';
      };

      while (!signal.aborted) {
        const places = (careful ? 1 : AT_ONCE) - flying.size;
        if (ending === 'done' && !bug && places > 0 && (isMore || flying.size === 0)) {
          const begun = await beginMore(places);
          if (begun !== 'done') ending = begun;
        }
        if (flying.size === 0) break;
        await Promise.race(flying.keys());
      }
      // A bug of ours is passed on when the others have come to their end.
      if (bug) throw (bug as { error: unknown }).error;
      return ending;
    },
  };
}

function tally(results: readonly WireMutationResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
