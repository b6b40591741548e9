import type { TextQuoteSelector } from '../model/annotation.ts';
import { alignWords, type Alignment } from './align-words.ts';
import { type AnchorText, type TextWords, wordKey } from './anchor-text.ts';
import type { Span } from './describe-quote.ts';
import { foldText } from './fold-text.ts';
import { likelyPlaces } from './likely-places.ts';
import { quotePattern, type QuotePattern } from './quote-pattern.ts';

/** A stretch of a text on which a described passage may stand now; empty when its surroundings are there without it. */
export interface LaidQuote extends Span {
  /** Of the alignment: comparable between the places of one quote. */
  readonly weight: number;
  /** 0 to 1: how much of the quote's own words is there. */
  readonly likeness: number;
  /** 0 to 1: how much of what stood around it is there. A quote without context has all of it. */
  readonly context: number;
  /** The same in words: a share of next to nothing says nothing. */
  readonly contextWords: number;
  /** The same words, but for white space and typography. */
  readonly isSame: boolean;
  /** The words next to it on both sides are those that were, and it begins and ends in the words that it did. */
  readonly isFramed: boolean;
}

/** A passage longer than this, in words, is found by its two ends. */
const LONGEST = 600;
const END_LENGTH = 250;
/** In place of a place: the word lies between the ends and was not looked for. */
const NOT_LAID = -2;

/** The places that a passage may stand on now, best first; none overlaps a better one. Empty when it has no word. */
export function layQuote(on: AnchorText, selector: TextQuoteSelector): LaidQuote[] {
  const { words } = on;
  const pattern = quotePattern(words, selector);
  if (!pattern) return [];
  const expected = expectedPlace(words, pattern, selector);
  const laid = likelyPlaces(words, pattern, expected)
    .map(place => (pattern.until - pattern.before > LONGEST ? layEnds : layWhole)(on, pattern, selector, place))
    .toSorted((a, b) => b.weight - a.weight);
  const apart: LaidQuote[] = [];
  for (const one of laid) if (!apart.some(({ start, end }) => one.start < end && one.end > start)) apart.push(one);
  return apart;
}

function layWhole(on: AnchorText, pattern: QuotePattern, selector: TextQuoteSelector, place: number): LaidQuote {
  const alignment = alignWords(on.words, pattern, place, reachOf(pattern));
  return describe(on, pattern, selector, alignment, alignment);
}

function layEnds(on: AnchorText, pattern: QuotePattern, selector: TextQuoteSelector, place: number): LaidQuote {
  const head = part(pattern, 0, pattern.before + END_LENGTH);
  const tail = part(pattern, pattern.until - END_LENGTH, pattern.ids.length);
  const from = pattern.until - END_LENGTH;
  const begun = alignWords(on.words, head, place, reachOf(head));
  const drift = Math.ceil((pattern.until - pattern.before) / 8);
  const ended = alignWords(on.words, tail, place + from, drift);
  const places = new Int32Array(pattern.ids.length).fill(NOT_LAID);
  places.set(begun.places);
  places.set(ended.places, from);
  return describe(
    on,
    pattern,
    selector,
    { places: begun.places, score: begun.score + ended.score },
    { places, score: 0 },
  );
}

function part(pattern: QuotePattern, from: number, to: number): QuotePattern {
  return {
    ...pattern,
    ids: pattern.ids.slice(from, to),
    keys: pattern.keys.slice(from, to),
    marks: pattern.marks.slice(from, to),
  };
}

function reachOf(pattern: QuotePattern): number {
  return Math.min(160, 12 + Math.ceil(pattern.ids.length / 5));
}

function describe(
  on: AnchorText,
  pattern: QuotePattern,
  selector: TextQuoteSelector,
  { score }: Alignment,
  { places }: Alignment,
): LaidQuote {
  const { before, until } = pattern;
  const own = places.subarray(before, until);
  const first = own.find(place => place >= 0);
  const last = own.findLast(place => place >= 0);
  const { words, text } = on;
  const around = wordsThere(on, pattern, places, i => i < before || i >= until);
  const shown = { weight: score, context: shareOf(around) ?? 1, contextWords: around.there };
  if (first === undefined || last === undefined) {
    return { ...shown, start: 0, end: 0, likeness: 0, isSame: false, isFramed: false };
  }
  const isWhole = (i: number) => words.ids[places[i] as number] === pattern.ids[i];
  const start =
    (words.starts[first] as number) + (places[before] === first && isWhole(before) ? pattern.startInset : 0);
  const end = (words.ends[last] as number) - (places[until - 1] === last && isWhole(until - 1) ? pattern.endInset : 0);
  // Marks at the edges are easily given to the context; where the quote stands letter by letter, it is meant.
  const verbatim = text.indexOf(selector.exact, Math.max(0, start - selector.exact.length + 1));
  const isVerbatim = verbatim !== -1 && verbatim < end;
  const span = isVerbatim ? { start: verbatim, end: verbatim + selector.exact.length } : { start, end };
  const isSame = isVerbatim || plain(text.slice(start, end)) === plain(selector.exact);
  const likeness = isSame ? 1 : (shareOf(wordsThere(on, pattern, places, i => i >= before && i < until)) ?? 0);
  return { ...shown, ...span, likeness, isSame, isFramed: isFramed(on, pattern, span) };
}

function isFramed({ text, words }: AnchorText, pattern: QuotePattern, { start, end }: Span): boolean {
  const { ids, marks, starts, ends } = words;
  const first = firstFrom(ends, start + 1);
  const last = firstFrom(starts, end) - 1;
  if (ids[first] !== pattern.ids[pattern.before] || ids[last] !== pattern.ids[pattern.until - 1]) return false;
  let before = first - 1;
  while (marks[before] === 1) before--;
  let after = last + 1;
  while (marks[after] === 1) after++;
  const keyAt = (place: number) => wordKey(text, starts[place] ?? 0, ends[place] ?? 0);
  const wantedBefore = pattern.marks.lastIndexOf(false, pattern.before - 1);
  const wantedAfter = pattern.marks.indexOf(false, pattern.until);
  const isBefore =
    pattern.before > 0 && wantedBefore !== -1
      ? ids[before] === pattern.ids[wantedBefore]
      : keyAt(before).endsWith(pattern.halves.before);
  return (
    isBefore &&
    (wantedAfter === -1 ? keyAt(after).startsWith(pattern.halves.after) : ids[after] === pattern.ids[wantedAfter])
  );
}

/** How many words were looked for and how many of them are there. A mark is worth a third of a word. */
function wordsThere(
  { words, text }: AnchorText,
  pattern: QuotePattern,
  places: Int32Array,
  counts: (i: number) => boolean,
): { all: number; there: number } {
  let all = 0;
  let there = 0;
  for (const [i, id] of pattern.ids.entries()) {
    const place = places[i] as number;
    if (!counts(i) || place === NOT_LAID) continue;
    const worth = pattern.marks[i] ? 1 / 3 : 1;
    all += worth;
    if (place < 0) continue;
    if (words.ids[place] === id) there += worth;
    else {
      const standing = wordKey(text, words.starts[place] as number, words.ends[place] as number);
      there += worth * likenessOf(standing, pattern.keys[i] as string);
    }
  }
  return { all, there };
}

/** Null when there is nothing to compare. */
function shareOf({ all, there }: { all: number; there: number }): number | null {
  return all === 0 ? null : there / all;
}

/** How much of two words is the same at their ends; words that share less than half are different words. */
function likenessOf(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const share = (head + tail) / Math.max(a.length, b.length);
  return share < 0.5 ? 0 : share;
}

function expectedPlace(words: TextWords, pattern: QuotePattern, { refinedBy }: TextQuoteSelector): number | null {
  return refinedBy ? Math.max(0, firstFrom(words.starts, refinedBy.start) - pattern.before) : null;
}

/** The first word whose edge is not before `at`. */
function firstFrom(edges: Uint32Array, at: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function plain(text: string): string {
  return foldText(text).text.trim();
}
