import type { TextQuoteSelector } from '../model/annotation.ts';
import { AnchorText } from './anchor-text.ts';
import type { Span } from './describe-quote.ts';
import { foldText, unfold } from './fold-text.ts';
import { layQuote, type LaidQuote } from './lay-quote.ts';

/** Where a quote was found again. */
export interface QuoteMatch extends Span {
  /** 0 to 1: how much of the quote and of what stood around it is the same. */
  readonly score: number;
  /** With a warning the person must look: the words, their surroundings or both have changed. */
  readonly state: 'placed' | 'placed-with-warning';
}

/** Below this share of common context the same words may well be other words. */
const SURE_CONTEXT = 0.5;
/** Words of which less is the same are other words, unless their surroundings speak for them. */
const LEAST_LIKENESS = 0.6;
/** Surroundings that alone say where a passage was whose own words have changed. */
const TELLING_CONTEXT = 0.55;
/** Fewer words of them tell nothing, however much they are of what is known: a bare quote speaks for itself alone. */
const TELLING_WORDS = 3;
/** Another place that weighs so much of the best one may be the right one. */
const RIVAL = 0.85;
/** The same for a place that lies nearer to where the quote was. */
const NEARER_RIVAL = 0.5;
/** Places that differ in nothing but white space are looked for up to here. */
const MAX_CANDIDATES = 200;

/**
 * Finds a described stretch again. Null means that it is an orphan: shown in a list, not in the document.
 *
 * Where it was comes first, with everything around it unchanged. Otherwise the quote and its context are laid over the
 * text word by word, wherever many of their words stand. Only the same words between the same neighbours in like
 * surroundings, with no other place that could be meant, are placed without a warning. A text in which many quotes are looked for is given as `AnchorText`.
 */
export function matchQuote(text: string | AnchorText, selector: TextQuoteSelector): QuoteMatch | null {
  const { exact, refinedBy, prefix = '', suffix = '' } = selector;
  if (exact === '') return null;
  const on = typeof text === 'string' ? new AnchorText(text) : text;
  // By far the commonest case, and the one that a document with thousands of marks depends on.
  const from = (refinedBy?.start ?? -1) - prefix.length;
  if (refinedBy && from >= 0 && on.text.startsWith(prefix + exact + suffix, from)) {
    return { start: refinedBy.start, end: refinedBy.start + exact.length, score: 1, state: 'placed' };
  }
  const laid = layQuote(on, selector);
  return laid.length > 0 ? judge(laid, refinedBy?.start) : withoutWords(on, selector);
}

function judge(laid: readonly LaidQuote[], near: number | undefined): QuoteMatch | null {
  const there = laid.filter(({ start, end }) => end > start);
  const distance = ({ start }: LaidQuote) => (near === undefined ? start : Math.abs(start - near));
  const equals = there.filter(({ weight }) => weight === there[0]?.weight);
  const best = equals.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!best) return null;
  const isToldByContext = best.context >= TELLING_CONTEXT && best.contextWords >= TELLING_WORDS;
  if (best.likeness < LEAST_LIKENESS && !isToldByContext) return null;
  const isRival = (other: LaidQuote) =>
    other !== best &&
    (other.weight >= RIVAL * best.weight ||
      (near !== undefined && distance(other) < distance(best) && other.weight >= NEARER_RIVAL * best.weight));
  const hasNotMoved = near !== undefined && best.start === near && best.context === 1;
  const isSure = best.isSame && best.isFramed && best.context >= SURE_CONTEXT && (hasNotMoved || !laid.some(isRival));
  const score = best.isSame ? 0.7 + 0.3 * best.context : best.likeness * 0.69 + 0.3 * best.context;
  return { start: best.start, end: best.end, score, state: isSure ? 'placed' : 'placed-with-warning' };
}

/** White space and nothing else was marked: only where it was can tell it from other white space. */
function withoutWords(on: AnchorText, { exact, refinedBy }: TextQuoteSelector): QuoteMatch | null {
  const near = refinedBy?.start ?? 0;
  const wanted = foldText(exact).text;
  const { folded, text } = on;
  const found: Span[] = [];
  for (let at = folded.text.indexOf(wanted); at !== -1 && found.length < MAX_CANDIDATES; ) {
    found.push(unfold(text, folded, at, at + wanted.length));
    at = folded.text.indexOf(wanted, at + 1);
  }
  const best = found.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near))[0];
  return best && best.end > best.start ? { ...best, score: 0.7, state: 'placed-with-warning' } : null;
}
