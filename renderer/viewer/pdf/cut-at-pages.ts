import type { Span } from '../../../shared/anchors/describe-quote.ts';

/** A stretch of one page's own text. Pages count from 1. */
export interface PageStretch {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch of the joined text of several pages, cut at the page breaks.
 *
 * @param starts where each page begins in the joined text
 * @param first the number of the first of these pages
 * @param length of the joined text
 */
export function cutAtPages(starts: readonly number[], first: number, length: number, span: Span): PageStretch[] {
  const stretches: PageStretch[] = [];
  for (let i = pageAtOffset(starts, span.start); i < starts.length; i++) {
    const start = starts[i] ?? 0;
    if (start >= span.end) break;
    const end = (starts[i + 1] ?? length + 1) - 1;
    const from = Math.max(span.start, start);
    const to = Math.min(span.end, end);
    if (from < to) stretches.push({ page: first + i, start: from - start, end: to - start });
  }
  return stretches;
}

function pageAtOffset(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
