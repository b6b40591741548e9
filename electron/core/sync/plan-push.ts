import type { PersonId } from '../../../shared/model/ids.ts';
import { isUnsent, type OutboxEntry, type Settlement } from '../../../shared/model/outbox.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { ApiFailure } from '../api/api-failure.ts';
import { isRecordKind, toRecordValue } from '../api/to-model.ts';
import type { WireMutationResult } from '../api/wire/mutation.ts';

export interface PushPlan {
  /** To be sent in this order, in one request. */
  readonly batch: readonly OutboxEntry[];
  /** Unsent, and not sendable before something else is solved. */
  readonly held: readonly OutboxEntry[];
}

export interface PushLimits {
  /** Most mutations in one request, at most 500. */
  readonly limit: number;
  /** Targets that made the server fail: they wait, everybody else goes on. */
  readonly resting: ReadonlySet<string>;
}

/**
 * Decides what goes to the server next. In the order that it was done; one after an unsolved conflict or refusal of
 * the same target stays, because the server would have to refuse it; nothing else waits for it.
 */
export function planPush(entries: readonly OutboxEntry[], limits: PushLimits): PushPlan {
  const stuck = new Set(limits.resting);
  const batch: OutboxEntry[] = [];
  const held: OutboxEntry[] = [];
  for (const entry of entries.toSorted((a, b) => a.mutation.seq - b.mutation.seq)) {
    const target = targetOf(entry);
    if (entry.state === 'conflict' || entry.state === 'rejected') stuck.add(target);
    if (!isUnsent(entry.state)) continue;
    if (stuck.has(target) || batch.length >= limits.limit) {
      // A later one of the same target must not overtake it into this batch.
      stuck.add(target);
      held.push(entry);
    } else batch.push(entry);
  }
  return { batch, held };
}

export function targetOf(entry: OutboxEntry): string {
  return `${entry.mutation.target.kind}/${entry.mutation.target.id}`;
}

/** When the answers came, and for whom: a judgment that does not say whose it is, is theirs. */
export interface SettleContext {
  readonly settledAt: string;
  readonly personId: PersonId;
}

/** What the server's answers mean for the entries that were sent; `results` match them one by one. */
export function settleResults(
  batch: readonly OutboxEntry[],
  results: readonly WireMutationResult[],
  context: SettleContext,
): Settlement[] {
  return results.map((result, i) => settlementOf(result, batch[i]?.mutation.target.kind ?? '', context));
}

function settlementOf(result: WireMutationResult, kind: string, { settledAt, personId }: SettleContext): Settlement {
  const id = result.id as Settlement['id'];
  const version = result.version === undefined ? {} : { serverVersion: result.version };
  const sentence = result.problem?.detail ?? result.problem?.title;
  // A duplicate repeats the first answer: when that was a refusal, the refusal still stands.
  const status = result.status === 'duplicate' && result.problem ? 'rejected' : result.status;
  switch (status) {
    case 'applied':
    case 'duplicate':
      return { id, state: 'accepted', settledAt, ...version };
    case 'conflict':
      return {
        id,
        state: 'conflict',
        reason:
          sentence ?? 'This was changed on the server since you saw it. Compare the two and decide which one stands.',
        settledAt,
        ...version,
        ...(result.current === undefined ? {} : { current: currentInOurWords(kind, result.current, personId) }),
      };
    case 'rejected':
      return {
        id,
        state: 'rejected',
        reason: sentence ?? 'The server refused this and gave no reason.',
        settledAt,
        ...version,
      };
    case 'blocked':
      return { id, state: 'waiting', reason: 'An earlier change of the same record has to be solved first.' };
    default:
      return unreachable(status);
  }
}

/** What the server has, as the window knows records; null when it has nothing, or nothing that can be understood. */
function currentInOurWords(kind: string, current: unknown, personId: PersonId): unknown {
  if (current === null || !isRecordKind(kind)) return null;
  const turned = toRecordValue(kind, current, { personId });
  return turned.ok ? turned.value : null;
}

/** What a request that failed as a whole means for the entries in it. */
export function settleFailure(batch: readonly OutboxEntry[], failure: ApiFailure): Settlement[] {
  if (failure.mayHaveActed) {
    return batch.map(({ id }) => ({
      id,
      state: 'unknown',
      reason: 'The answer was lost. The same bytes are sent again.',
    }));
  }
  return batch.map(({ id, state }) => ({
    id,
    state: state === 'unknown' ? 'unknown' : 'waiting',
    reason: failure.message,
  }));
}

export type AfterFailure =
  | { readonly step: 'wait' }
  | { readonly step: 'halve'; readonly limit: number }
  | { readonly step: 'reject'; readonly settlement: Settlement }
  | { readonly step: 'rest'; readonly target: string };

/**
 * What to do after a request that failed as a whole. A server that chokes on one mutation must not stop the others:
 * the batch is halved until that one is alone, and then it is refused for good, or rests.
 */
export function afterPushFailure(
  batch: readonly OutboxEntry[],
  failure: ApiFailure,
  failuresInARow: number,
  settledAt: string,
): AfterFailure {
  const refused = failure.code === 'invalid' || failure.code === 'too-large' || failure.code === 'not-found';
  const choked = failure.code === 'server-error' && failure.retryAfterMs === null && failuresInARow >= 2;
  const [first] = batch;
  if (!first || (!refused && !choked)) return { step: 'wait' };
  if (batch.length > 1) return { step: 'halve', limit: Math.ceil(batch.length / 2) };
  if (choked) return { step: 'rest', target: targetOf(first) };
  return { step: 'reject', settlement: { id: first.id, state: 'rejected', reason: failure.message, settledAt } };
}
