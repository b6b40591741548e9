import type { TextQuoteSelector } from '../model/annotation.ts';

/** UTF-16 code units of context kept on each side. Enough to tell the repeated clauses of a contract apart. */
const CONTEXT_LENGTH = 32;

/** A stretch of a text: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Describes a stretch of a text so that it can be found again when the text has changed: the quote, what stood
 * around it, and where it was.
 *
 * Edges never cut a surrogate pair in two: half a character cannot be sent as UTF-8.
 */
export function describeQuote(text: string, span: Span): TextQuoteSelector {
  const { start, end } = wholeCharacters(text, span);
  const prefixStart = splitsPair(text, Math.max(0, start - CONTEXT_LENGTH), 1);
  const suffixEnd = splitsPair(text, Math.min(text.length, end + CONTEXT_LENGTH), -1);
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(Math.min(prefixStart, start), start),
    suffix: text.slice(end, Math.max(suffixEnd, end)),
    refinedBy: { type: 'TextPositionSelector', start, end },
  };
}

/** The span, in range, grown by a code unit where an edge would cut a surrogate pair. */
export function wholeCharacters(text: string, span: Span): Span {
  const start = Math.min(Math.max(0, span.start), text.length);
  const end = Math.min(Math.max(start, span.end), text.length);
  if (start === end) return { start: splitsPair(text, start, -1), end: splitsPair(text, start, -1) };
  return { start: splitsPair(text, start, -1), end: splitsPair(text, end, 1) };
}

function splitsPair(text: string, at: number, step: -1 | 1): number {
  if (at <= 0 || at >= text.length) return at;
  const isPair = isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  return isPair ? at + step : at;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
