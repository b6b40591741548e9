import type { DocumentWanted } from '../../../shared/rpc/cache-page.ts';

const AT_ONCE = 4;
/** Somebody looks at a case now: its documents do not wait behind four long ones. */
const AT_ONCE_PREFERRED = 6;
/** A document above this has the line nearly for itself: two of them side by side would only both come later. */
const BIG_BYTES = 8 * 1024 ** 2;
/** A case with many documents leaves places to the others, as long as they have something to fetch. */
const SHARE_OF_A_CASE = 2;

/** A document on its way. */
export interface Flight {
  readonly caseId: string;
  readonly isBig: boolean;
}

export function flightOf({ document, offset }: DocumentWanted): Flight {
  return { caseId: document.caseId, isBig: document.bytes - offset > BIG_BYTES };
}

/** Which of the documents, in order of their urgency, set out now, beside those that are on their way. */
export function planFetch(
  wanted: readonly DocumentWanted[],
  flying: readonly Flight[],
  preferred: ReadonlySet<string>,
): DocumentWanted[] {
  const flights = [...flying];
  const starting = new Set<DocumentWanted>();
  const start = (shareOfACase: number): void => {
    for (const want of wanted) {
      const flight = flightOf(want);
      const isPreferred = preferred.has(flight.caseId);
      if (starting.has(want) || flights.length >= (isPreferred ? AT_ONCE_PREFERRED : AT_ONCE)) continue;
      if (flight.isBig && flights.filter(one => one.isBig).length >= (isPreferred ? 2 : 1)) continue;
      const own = flights.filter(one => one.caseId === flight.caseId).length;
      if (!isPreferred && own >= shareOfACase) continue;
      starting.add(want);
      flights.push(flight);
    }
  };
  start(SHARE_OF_A_CASE);
  start(AT_ONCE);
  return wanted.filter(want => starting.has(want));
}
