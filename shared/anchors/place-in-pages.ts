import type { TextQuoteSelector } from '../model/annotation.ts';
import { AnchorText } from './anchor-text.ts';
import { describeQuote } from './describe-quote.ts';
import { matchQuote, type QuoteMatch } from './match-quote.ts';

const PAGE_BREAK = '\n';

/** The pages of a document as one text in which many quotes are looked for. One without pages has one. */
export interface PagesText {
  readonly on: AnchorText;
  /** Where each page begins. */
  readonly starts: readonly number[];
}

export function pagesText(pages: readonly string[]): PagesText {
  const starts: number[] = [];
  let length = 0;
  for (const page of pages) {
    starts.push(length);
    length += page.length + PAGE_BREAK.length;
  }
  return { on: new AnchorText(pages.join(PAGE_BREAK)), starts };
}

/** A quote that was found in another version of its document, described as one that was marked there. */
export interface QuoteInPages {
  readonly state: QuoteMatch['state'];
  readonly score: number;
  /** From 1: the page that it begins on. */
  readonly page: number;
  readonly quote: TextQuoteSelector;
}

/**
 * Finds a quote of one version of a document in another one.
 *
 * @param page on which it stood, from 1: its offsets count from there. Null: from the beginning of the document
 */
export function placeInPages(
  { on, starts }: PagesText,
  quote: TextQuoteSelector,
  page: number | null,
): QuoteInPages | null {
  const shift = page === null ? 0 : (starts[page - 1] ?? starts.at(-1) ?? 0);
  const { refinedBy } = quote;
  const moved = refinedBy && { ...refinedBy, start: refinedBy.start + shift, end: refinedBy.end + shift };
  const match = matchQuote(on, { ...quote, ...(moved && { refinedBy: moved }) });
  if (!match) return null;
  const first = Math.max(
    0,
    starts.findLastIndex(start => start <= match.start),
  );
  const from = starts[first] ?? 0;
  const next = starts.find(start => start > match.end);
  // As a person marks it: the context ends where the page does.
  const text = on.text.slice(from, next === undefined ? undefined : next - PAGE_BREAK.length);
  return {
    state: match.state,
    score: match.score,
    page: first + 1,
    quote: describeQuote(text, { start: match.start - from, end: match.end - from }),
  };
}
