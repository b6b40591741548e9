import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { foldText, unfold, type FoldedText } from '../../../shared/anchors/fold-text.ts';

/** More hits than this help nobody, and each costs memory. */
export const MAX_HITS = 10_000;

/** A text made ready to be searched more than once. */
export interface SearchableText {
  readonly original: string;
  readonly folded: FoldedText;
}

export function searchable(original: string): SearchableText {
  return { original, folded: foldText(original, { ignoreCase: true }) };
}

/**
 * Where a query occurs, whatever its capitals, quotes, dashes and line breaks. Hits do not overlap.
 *
 * @param limit at most so many
 */
export function findInText(text: SearchableText, query: string, limit = MAX_HITS): Span[] {
  const wanted = foldText(query, { ignoreCase: true }).text.trim();
  if (wanted === '') return [];
  const hits: Span[] = [];
  let at = text.folded.text.indexOf(wanted);
  while (at !== -1 && hits.length < limit) {
    hits.push(unfold(text.original, text.folded, at, at + wanted.length));
    at = text.folded.text.indexOf(wanted, at + wanted.length);
  }
  return hits;
}
