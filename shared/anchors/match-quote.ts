import type { TextQuoteSelector } from '../model/annotation.ts';
import type { Span } from './describe-quote.ts';
import { foldText, unfold, type FoldedText } from './fold-text.ts';
import { fuzzyFind } from './fuzzy-find.ts';

/** Where a quote was found again. */
export interface QuoteMatch extends Span {
  /** 0 to 1: how much of the quote and of what stood around it is the same. */
  readonly score: number;
  /** With a warning the person must look: the words, their surroundings or both have changed. */
  readonly state: 'placed' | 'placed-with-warning';
}

/** More places than this are not compared: the quote is too common for its context to be searched for. */
const MAX_CANDIDATES = 2000;
/** Below this share of common context the same words may well be other words. */
const SURE_CONTEXT = 0.5;
/** A match that is worse than this is no match. */
const LEAST_SCORE = 0.6;
/** Quotes beyond this are found by their two ends when they have changed. */
const LONGEST_FUZZY = 600;

/**
 * Finds a described stretch again. Null means that it is an orphan: shown in a list, not in the document.
 *
 * Exact occurrences come first, chosen by context and then by nearness to where the quote was; then occurrences that
 * differ in white space and typography alone; then a bounded search for nearly the same words. Anything but the same
 * words in the same surroundings is placed with a warning, and a quote that is torn between two equal places is too.
 */
export function matchQuote(text: string, selector: TextQuoteSelector): QuoteMatch | null {
  const { exact, refinedBy } = selector;
  if (exact === '') return null;
  const near = refinedBy?.start ?? 0;
  const stayed = { start: near, end: near + exact.length };
  // By far the commonest case, and the one that a document with thousands of marks depends on.
  if (refinedBy && text.startsWith(exact, near) && contextScore(text, stayed, selector) === 1) {
    return { ...stayed, score: 1, state: 'placed' };
  }
  return (
    bestOf(text, selector, occurrences(text, exact, near), 1) ??
    bestOf(text, selector, foldedOccurrences(text, exact, near), 0.99) ??
    nearlyTheSame(text, selector, near)
  );
}

function bestOf(text: string, selector: TextQuoteSelector, spans: readonly Span[], quality: number): QuoteMatch | null {
  const near = selector.refinedBy?.start;
  const candidates = spans
    .map(span => ({
      ...span,
      context: contextScore(text, span, selector),
      moved: near === undefined ? 0 : Math.abs(span.start - near),
    }))
    .toSorted((a, b) => b.context - a.context || a.moved - b.moved);
  const [best, second] = candidates;
  if (!best) return null;
  // Two places with the same surroundings: only one that has not moved can be trusted.
  const isOnly = second === undefined || second.context < best.context || (near !== undefined && best.moved === 0);
  return {
    start: best.start,
    end: best.end,
    score: quality * (0.7 + 0.3 * best.context),
    state: isOnly && best.context >= SURE_CONTEXT ? 'placed' : 'placed-with-warning',
  };
}

function occurrences(text: string, wanted: string, near: number): Span[] {
  const spans: Span[] = [];
  if (text.startsWith(wanted, near)) spans.push({ start: near, end: near + wanted.length });
  for (let at = text.indexOf(wanted); at !== -1 && spans.length < MAX_CANDIDATES; at = text.indexOf(wanted, at + 1)) {
    if (at !== near) spans.push({ start: at, end: at + wanted.length });
  }
  return spans;
}

function foldedOccurrences(text: string, exact: string, near: number): Span[] {
  const wanted = foldText(exact).text.trim();
  if (wanted === '') return [];
  const folded = foldText(text);
  return occurrences(folded.text, wanted, foldedPosition(folded, near)).map(span =>
    unfold(text, folded, span.start, span.end),
  );
}

function nearlyTheSame(text: string, selector: TextQuoteSelector, near: number): QuoteMatch | null {
  const folded = foldText(text, { ignoreCase: true });
  const wanted = foldText(selector.exact, { ignoreCase: true }).text.trim();
  if (wanted.length < 4) return null;
  const found = findNearly(folded.text, wanted, foldedPosition(folded, near));
  if (!found) return null;
  const span = unfold(text, folded, found.start, found.end);
  const likeness = 1 - found.errors / wanted.length;
  const score = likeness * (0.7 + 0.3 * contextScore(text, span, selector));
  return score < LEAST_SCORE ? null : { ...span, score, state: 'placed-with-warning' };
}

function findNearly(text: string, wanted: string, near: number): { start: number; end: number; errors: number } | null {
  if (wanted.length <= LONGEST_FUZZY) return fuzzyFind(text, wanted, Math.floor(wanted.length / 4), near);
  const edge = Math.floor(LONGEST_FUZZY / 2);
  const head = fuzzyFind(text, wanted.slice(0, edge), Math.floor(edge / 4), near);
  if (!head) return null;
  const tail = fuzzyFind(text, wanted.slice(-edge), Math.floor(edge / 4), head.start + wanted.length - edge);
  if (!tail || tail.end <= head.start) return null;
  const changed = Math.abs(tail.end - head.start - wanted.length);
  if (changed > wanted.length / 4) return null;
  return { start: head.start, end: tail.end, errors: head.errors + tail.errors + changed };
}

/** 0 to 1: the share of prefix and suffix that still stands around the span. A quote without context scores 1. */
function contextScore(text: string, span: Span, selector: TextQuoteSelector): number {
  const { prefix = '', suffix = '' } = selector;
  const wantedBefore = foldText(prefix).text.trim();
  const wantedAfter = foldText(suffix).text.trim();
  const length = wantedBefore.length + wantedAfter.length;
  if (length === 0) return 1;
  // Twice as far as the context went, because white space may have grown.
  const before = foldText(text.slice(Math.max(0, span.start - 2 * prefix.length - 8), span.start)).text.trim();
  const after = foldText(text.slice(span.end, span.end + 2 * suffix.length + 8)).text.trim();
  return (commonTail(before, wantedBefore) + commonHead(after, wantedAfter)) / length;
}

function commonHead(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function commonTail(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

/** The folded unit that a position of the original fell on: a binary search in `origin`. */
function foldedPosition(folded: FoldedText, position: number): number {
  let low = 0;
  let high = folded.origin.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.origin[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
