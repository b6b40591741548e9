import type { CaseId, MutationId } from '../../../shared/model/ids.ts';
import type { Disposition } from '../../../shared/model/review.ts';
import type { Act, OutboxEntry, OutboxState } from '../../../shared/model/outbox.ts';

/** What kind of act it was, without a word of what it says. */
export interface ActFace {
  readonly type: Act['type'];
  /** Of a submission. */
  readonly round: number;
  /** Of a review that was completed. */
  readonly disposition: Disposition | null;
}

/** One act in the list of the outbox. Light enough that the acts of a month fit in memory. */
export interface OutboxLine {
  readonly id: MutationId;
  readonly seq: number;
  readonly caseId: CaseId | null;
  readonly face: ActFace;
  readonly at: string;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly reason: string | null;
  readonly serverVersion: number | null;
  readonly settledAt: string | null;
}

export function faceOf(act: Act): ActFace {
  return {
    type: act.type,
    round: act.type === 'judgment.submit' ? act.payload.round : 1,
    disposition: act.type === 'review.complete' ? (act.payload.disposition ?? null) : null,
  };
}

export function lineOf(entry: OutboxEntry): OutboxLine {
  const { id, caseId, mutation, state, attempts } = entry;
  return {
    id,
    seq: mutation.seq,
    caseId,
    face: faceOf(mutation.act),
    at: mutation.at,
    state,
    attempts,
    reason: entry.reason ?? null,
    serverVersion: entry.serverVersion ?? null,
    settledAt: entry.settledAt ?? null,
  };
}
