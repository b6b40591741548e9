import type { Reckoning } from '../../../shared/model/journal.ts';
import { isUnsent, needsAttention } from '../../../shared/model/outbox.ts';
import type { ActEntry } from './journal-index.ts';

const MOST_MISSING = 500;

/** Counts what was done since then, and names everything, of any day, that the client does not have. */
export function reckon(acts: Iterable<ActEntry>, since: string): Reckoning {
  const all = [...acts].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq);
  const done = all.filter(({ at }) => Date.parse(at) >= Date.parse(since));
  const missing = all.filter(({ state }) => state !== 'accepted');
  const count = (holds: (act: ActEntry) => boolean): number => done.filter(holds).length;
  return {
    since,
    done: done.length,
    atClient: count(({ state }) => state === 'accepted'),
    unsent: count(({ state }) => isUnsent(state)),
    undecided: count(({ state }) => needsAttention(state)),
    setAside: count(({ state }) => state === 'set-aside'),
    missing: missing.slice(0, MOST_MISSING).map(({ id, caseId, type, at, state, reason }) => ({
      id,
      caseId,
      type,
      at,
      state,
      ...(reason === undefined ? {} : { reason }),
    })),
    oldestUnsentAt: missing.find(({ state }) => isUnsent(state))?.at ?? null,
  };
}
