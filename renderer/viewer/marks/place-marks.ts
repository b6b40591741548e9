import type { TextQuoteSelector } from '../../../shared/model/annotation.ts';
import type { AnchorText } from '../../../shared/anchors/anchor-text.ts';
import { matchQuote } from '../../../shared/anchors/match-quote.ts';
import type { Placement } from '../document-view.ts';
import type { Mark } from './mark.ts';

/** A mark and the stretch of the text that it stands on. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly start: number;
  readonly end: number;
  readonly state: 'placed' | 'placed-with-warning';
  /** 0 to 1: how much of it and of what stood around it is the same. */
  readonly score: number;
}

/** The marks whose quotes were found in a text, in the order of the text. What is missing is an orphan. */
export function placeMarks(on: AnchorText, marks: readonly Mark[]): PlacedMark[] {
  return marks
    .flatMap(mark => {
      const quote = quoteSelector(mark);
      const match = quote && matchQuote(on, quote);
      return match ? [{ mark, start: match.start, end: match.end, state: match.state, score: match.score }] : [];
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

export function quoteSelector(mark: Mark): TextQuoteSelector | undefined {
  return mark.selectors.find(selector => selector.type === 'TextQuoteSelector');
}

export function placementsOf(marks: readonly Mark[], placed: readonly PlacedMark[]): Map<string, Placement> {
  const placements = new Map<string, Placement>(marks.map(mark => [mark.id, 'orphan']));
  for (const { mark, state } of placed) placements.set(mark.id, state);
  return placements;
}

export function scoresOf(placed: readonly Pick<PlacedMark, 'mark' | 'score'>[]): Map<string, number> {
  return new Map(placed.map(({ mark, score }) => [mark.id, score]));
}

/** The innermost mark that covers an offset: of two on the same words, the shorter one was meant. */
export function markAt(placed: readonly PlacedMark[], offset: number | null): PlacedMark | undefined {
  if (offset === null) return undefined;
  return placed
    .filter(({ start, end }) => start <= offset && offset < end)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
}
