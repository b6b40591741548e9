import type { TextQuoteSelector } from '../model/annotation.ts';

/** UTF-16 code units of context kept on each side. Enough to tell most repeated clauses of a contract apart. */
const CONTEXT_LENGTH = 32;
/** Without white space. Less says too little: the margins of a title page are nothing but white space. */
const LEAST_WORDS = 12;
/** Where the context says too little, or the same words stand in the same surroundings elsewhere, it grows up to here. */
const MOST_CONTEXT = 256;

/** A stretch of a text: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Describes a stretch of a text so that it can be found again when the text has changed: the quote, what stood
 * around it, and where it was.
 * The context grows until it has words and the passage is the only one of its kind, as far as that can be had. Edges never cut a surrogate
 * pair in two: half a character cannot be sent as UTF-8.
 */
export function describeQuote(text: string, span: Span): TextQuoteSelector {
  const { start, end } = wholeCharacters(text, span);
  let described = withContext(text, start, end, CONTEXT_LENGTH);
  for (
    let length = 2 * CONTEXT_LENGTH;
    length <= MOST_CONTEXT && !isTelling(text, described, { start, end });
    length *= 2
  ) {
    described = withContext(text, start, end, length);
  }
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(described.from, start),
    suffix: text.slice(end, described.until),
    refinedBy: { type: 'TextPositionSelector', start, end },
  };
}

function withContext(text: string, start: number, end: number, length: number): { from: number; until: number } {
  const from = splitsPair(text, Math.max(0, start - length), 1);
  const until = splitsPair(text, Math.min(text.length, end + length), -1);
  return { from: Math.min(from, start), until: Math.max(until, end) };
}

function isTelling(text: string, { from, until }: { from: number; until: number }, { start, end }: Span): boolean {
  const says = (context: string) => context.replaceAll(/\s+/g, '').length >= LEAST_WORDS;
  if (from > 0 && !says(text.slice(from, start))) return false;
  if (until < text.length && !says(text.slice(end, until))) return false;
  const passage = text.slice(from, until);
  return text.indexOf(passage) === from && !text.includes(passage, from + 1);
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
