import type { PersonId } from '../../../shared/model/ids.ts';
import type { OutboxEntry, Settlement } from '../../../shared/model/outbox.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { ApiFailure } from '../api/api-failure.ts';
import { isRecordKind, toRecordValue } from '../api/to-model.ts';
import type { WireMutationResult } from '../api/wire/mutation.ts';

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

const LOST = 'The answer was lost. The same bytes are sent again.';
const RESTS =
  'The client’s server fails on this one while it takes others. It is tried again every few minutes; tell your IT department if it stays.';

/**
 * What a request that failed as a whole means for the entries in it.
 *
 * @param rests it failed alone, and others did not
 */
export function settleFailure(batch: readonly OutboxEntry[], failure: ApiFailure, rests = false): Settlement[] {
  return batch.map(({ id, state }) => ({
    id,
    state: failure.mayHaveActed || state === 'unknown' ? 'unknown' : 'waiting',
    reason: rests ? RESTS : failure.mayHaveActed ? LOST : failure.message,
  }));
}

/** An answer of the server that stands. The journal keeps these and no others: what is unsent, it knows without us. */
export function isAnswered({ state }: Settlement): boolean {
  return state === 'accepted' || state === 'conflict' || state === 'rejected';
}

/** What we sealed is not what the contract allows. That is our bug, and it is refused alone so that others go on. */
export function settleUnfit({ id }: OutboxEntry, settledAt: string): Settlement {
  const reason =
    'Meridian made this in a form that the server cannot take. Nothing is lost; report it to your IT department.';
  return { id, state: 'rejected', reason, settledAt };
}

/** The bytes under this id are others than those that went out before. Neither is sent: nobody could tell them apart. */
export function settleChanged({ id }: OutboxEntry): Settlement {
  const reason =
    'This is no longer as it was when it was first sent, so it is not sent again. Report it to your IT department.';
  return { id, state: 'unknown', reason };
}
