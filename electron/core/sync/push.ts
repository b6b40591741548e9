import type { OutboxEntry, Settlement } from '../../../shared/model/outbox.ts';
import type { ApiResult } from '../api/api-failure.ts';
import { sendMutations } from '../api/mutations.ts';
import type { WireMutationResult } from '../api/wire/mutation.ts';
import { errorWords, word } from '../log/loggable.ts';
import { type Ending, endingOfApi, endingOfCache } from './ending.ts';
import { afterPushFailure, planPush, settleFailure, settleResults, targetOf } from './plan-push.ts';
import type { SyncParts } from './sync-parts.ts';

const LARGEST_BATCH = 500;

export interface Pusher {
  /** Sends what waits, batch after batch, until nothing can be sent. */
  push(): Promise<Ending>;
}

/** Carries out the push plan: one request at a time, so that the server sees one person's work in its order. */
export function createPusher(parts: SyncParts): Pusher {
  const { cache, clock, log, personId, signal, status } = parts;
  let limit = LARGEST_BATCH;
  let failuresInARow = 0;
  /** Targets that made the server fail, until the time given. */
  const restingUntilMs = new Map<string, number>();

  const settle = async (settlements: readonly Settlement[]): Promise<Ending> => {
    const settled = await cache()?.['cache.settle']([...settlements]);
    if (!settled) return 'cache-away';
    return settled.ok ? 'done' : endingOfCache(settled.failure);
  };

  const afterFailure = async (batch: readonly OutboxEntry[], answer: Extract<ApiResult<unknown>, { ok: false }>) => {
    failuresInARow++;
    const { failure } = answer;
    log.warn('push-failed', { code: word(failure.code), mutations: batch.length, failuresInARow });
    const next = afterPushFailure(batch, failure, failuresInARow, new Date(clock.now()).toISOString());
    const settled = await settle(next.step === 'reject' ? [next.settlement] : settleFailure(batch, failure));
    if (settled !== 'done') return settled;
    if (next.step === 'halve') limit = next.limit;
    if (next.step === 'rest') restingUntilMs.set(next.target, clock.now() + 5 * 60_000);
    // What the server refused as it stands needs no waiting: a part of it may be fine.
    const goOn = next.step === 'reject' || next.step === 'rest' || (next.step === 'halve' && !failure.mayHaveActed);
    return goOn ? null : endingOfApi(failure);
  };

  return {
    async push() {
      const blocked = new Set<string>();
      while (!signal.aborted) {
        for (const [target, untilMs] of restingUntilMs) if (untilMs <= clock.now()) restingUntilMs.delete(target);
        const outbox = await cache()?.['cache.outbox']({ limit: LARGEST_BATCH });
        if (!outbox) return 'cache-away';
        if (!outbox.ok) return endingOfCache(outbox.failure);
        const { batch } = planPush(outbox.value, { limit, resting: new Set([...blocked, ...restingUntilMs.keys()]) });
        if (batch.length === 0) return 'done';
        status.set({ phase: 'pushing' });
        const marked = await cache()?.['cache.markSending'](batch.map(entry => entry.id));
        if (!marked) return 'cache-away';
        if (!marked.ok) return endingOfCache(marked.failure);
        const answer = await send(parts, batch);
        if (!answer.ok) {
          const ending = await afterFailure(batch, answer);
          if (ending) return ending;
          continue;
        }
        failuresInARow = 0;
        limit = Math.min(limit * 2, LARGEST_BATCH);
        const settledAt = new Date(clock.now()).toISOString();
        const settled = await settle(settleResults(batch, answer.value, { settledAt, personId }));
        if (settled !== 'done') return settled;
        log.info('pushed', tally(answer.value));
        for (const [i, result] of answer.value.entries()) {
          const entry = batch[i];
          if (entry && result.status === 'blocked') blocked.add(targetOf(entry));
        }
      }
      return 'done';
    },
  };
}

/** A mutation that does not fit the contract is our bug: it is refused alone, and the others go on. */
async function send(
  parts: SyncParts,
  batch: readonly OutboxEntry[],
): Promise<ApiResult<readonly WireMutationResult[]>> {
  const { http, deviceId, log, signal } = parts;
  try {
    return await sendMutations(
      http,
      deviceId,
      batch.map(entry => entry.mutation),
      signal,
    );
  } catch (error) {
    // toWireMutation throws on what we sealed wrongly. Nothing was sent.
    log.error('mutation-not-sendable', errorWords(error));
    const message =
      'Meridian made this in a form that the server cannot take. Nothing is lost; report it to your IT department.';
    return { ok: false, failure: { code: 'invalid', message, mayHaveActed: false, retryAfterMs: null } };
  }
}

function tally(results: readonly WireMutationResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
