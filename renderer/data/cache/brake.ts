import type { FeedState, Tally } from '../feed/feed-state.ts';

const BRAKE_CASES = 20;
const BRAKE_SHARE = 0.3;
/** A server that takes cases away one after the other is judged by all of them. */
const TOGETHER_MS = 10 * 60_000;

/** More than 20 cases and more than 30 % of what was here: somebody must look before they go. */
export function isMassDelete(goneCases: number, localCases: number): boolean {
  return goneCases > BRAKE_CASES && goneCases > localCases * BRAKE_SHARE;
}

/** Adds what one page takes away to what went shortly before: in the same pull, or within ten minutes. */
export function addToTally(
  before: Tally | null,
  page: { gone: number; cases: number; goesOn: boolean; nowMs: number },
): Tally {
  const { gone, cases, goesOn, nowMs } = page;
  const isSame = before !== null && (before.goesOn || nowMs - before.sinceMs < TOGETHER_MS);
  return isSame ? { ...before, gone: before.gone + gone, goesOn } : { sinceMs: nowMs, cases, gone, goesOn };
}

/** Whether what goes is held until a person has looked. While they are being asked, nothing more goes behind their back. */
export function mustHold(state: Pick<FeedState, 'held'>, tally: Tally): boolean {
  return isMassDelete(tally.gone, tally.cases) || state.held.some(one => !one.kept);
}
