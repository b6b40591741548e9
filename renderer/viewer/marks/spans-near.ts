import type { Span } from '../../../shared/anchors/describe-quote.ts';

/** Finds which of many spans a stretch of the text has, without looking at the others. */
export type SpansNear<One extends Span> = (seen: Span) => readonly One[];

/** @param spans in the order of their beginnings; they may lie over each other */
export function spansNear<One extends Span>(spans: readonly One[]): SpansNear<One> {
  // The furthest end of this span and all before it: it only grows, so it can be searched although the ends cannot.
  const furthest = new Float64Array(spans.length);
  let end = 0;
  for (const [i, span] of spans.entries()) {
    end = Math.max(end, span.end);
    furthest[i] = end;
  }
  return seen => {
    const first = firstWhere(spans.length, i => (furthest[i] as number) > seen.start);
    const until = firstWhere(spans.length, i => (spans[i] as One).start >= seen.end);
    return spans.slice(first, until).filter(span => span.end > seen.start);
  };
}

/** The first place at which something is so, and stays so behind it. */
function firstWhere(length: number, isSo: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
