import type { Clock } from '../../../shared/clock.ts';
import type { Settlement } from '../../../shared/model/outbox.ts';
import type { ApiFailure } from '../api/api-failure.ts';
import type { Traffic } from '../api/traffic.ts';
import { type Batch, LARGEST_BATCH } from './plan-push.ts';

/** A failing request is dearer than a small one: 500 are down to one after three failures. */
const PARTS = 8;
/** How long one rests that fails all by itself: at first, as it may have met two unlucky moments, and at last. */
const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 5 * 60_000;

/** stop: nothing more now. divide: others may go, and parts of this one. rest: it is alone, and waits alone. */
export type Verdict =
  | { readonly step: 'stop' | 'divide' | 'rest' }
  | { readonly step: 'reject'; readonly settlement: Settlement };

/** Finds the mutation that a server chokes on, so that it stops nobody else's. */
export interface Suspects {
  /** Most mutations that may go together with those of this lane. */
  limitOf(lane: string): number;
  resting(): ReadonlySet<string>;
  failed(batch: Batch, failure: ApiFailure): Verdict;
  answered(batch: Batch): void;
}

/**
 * Two failures of the same batch, with an answer to something else in between, mean the batch and not the server. It is
 * then sent in parts, until one mutation is alone: refused for good, or resting. While nothing is answered nobody is
 * suspected: in a storm every batch fails.
 *
 * @param onRested one that rested may go again
 */
export function createSuspects(clock: Clock, traffic: Traffic, onRested: () => void): Suspects {
  const limits = new Map<string, number>();
  const resting = new Set<string>();
  const rests = new Map<string, number>();
  /** How many answers there had been when the lane failed last. */
  const answersAtFailure = new Map<string, number>();

  const rest = (lanes: readonly string[], forMs: number): void => {
    for (const lane of lanes) resting.add(lane);
    clock.after(forMs, () => {
      for (const lane of lanes) resting.delete(lane);
      onRested();
    });
  };
  const divide = ({ entries, lanes }: Batch): void => {
    for (const lane of lanes) limits.set(lane, Math.ceil(entries.length / PARTS));
  };
  const isSuspect = ({ lanes }: Batch): boolean =>
    lanes.every(lane => (answersAtFailure.get(lane) ?? Number.POSITIVE_INFINITY) < traffic.answers());

  return {
    limitOf: lane => limits.get(lane) ?? LARGEST_BATCH,
    resting: () => resting,
    failed(batch, failure) {
      const [only] = batch.entries;
      const isAlone = batch.entries.length === 1 && only !== undefined;
      const isRefused = (failure.code === 'invalid' || failure.code === 'too-large') && !failure.mayHaveActed;
      if (isRefused && isAlone) {
        const settledAt = new Date(clock.now()).toISOString();
        return { step: 'reject', settlement: { id: only.id, state: 'rejected', reason: failure.message, settledAt } };
      }
      if (!isRefused) {
        const wasSuspect = mayChoke(failure) && isSuspect(batch);
        for (const lane of batch.lanes) answersAtFailure.set(lane, traffic.answers());
        if (!wasSuspect) return { step: 'stop' };
      }
      if (isAlone) {
        const times = rests.get(only.id) ?? 0;
        rests.set(only.id, times + 1);
        rest(batch.lanes, Math.min(FIRST_REST_MS * 2 ** times, LONGEST_REST_MS));
        return { step: 'rest' };
      }
      divide(batch);
      // What the server refused as it stands is no retry of a failure; what it choked on is, and has its budget.
      if (!isRefused && traffic.budgetMs() > 0) rest(batch.lanes, traffic.budgetMs());
      return { step: 'divide' };
    },
    answered({ entries, lanes }) {
      for (const { id } of entries) rests.delete(id);
      for (const lane of lanes) {
        answersAtFailure.delete(lane);
        const limit = limits.get(lane);
        if (limit !== undefined && limit * PARTS < LARGEST_BATCH) limits.set(lane, limit * PARTS);
        else limits.delete(lane);
      }
    },
  };
}

/** Failures that a mutation can cause by what is in it: a server that breaks, or a guard before it that cuts the line. */
function mayChoke({ code, mayHaveActed, retryAfterMs }: ApiFailure): boolean {
  if (retryAfterMs !== null) return false;
  return (
    code === 'server-error' || code === 'not-the-server' || code === 'too-large' || (code === 'offline' && mayHaveActed)
  );
}
