import { findInText, searchable } from '../find/find-in-text.ts';
import { PAGE_BREAK } from '../paged-texts.ts';
import type { PdfHit } from './pdf-hit.ts';

/** Spaces and line ends that stand between the words of a query on a page, and not in the query. */
const LOOSE = 40;

/**
 * Where a query begins on one page and ends on the next.
 *
 * @param page the number of the next page
 */
export function findOverBreak(before: string, after: string, query: string, page: number): PdfHit[] {
  const reach = query.length * 2 + LOOSE;
  const from = Math.max(0, before.length - reach);
  const joined = `${before.slice(from)}${PAGE_BREAK}${after.slice(0, reach)}`;
  const breakAt = before.length - from;
  const begins = breakAt + PAGE_BREAK.length;
  return findInText(searchable(joined), query)
    .filter(({ start, end }) => start < breakAt && end > begins)
    .map(({ start, end }) => ({
      page: page - 1,
      start: from + start,
      end: before.length,
      rest: { page, start: 0, end: end - begins },
    }));
}
