import type { TextQuoteSelector } from '../model/annotation.ts';
import { scanWords } from '../words/scan-words.ts';
import { wordKey, type TextWords } from './anchor-text.ts';

/** A quote between its context, as words: `before` of them stand in front of it, words up to `until` are its own. */
export interface QuotePattern {
  /** Numbers of the text that is searched; -1 for a word that it does not have. */
  readonly ids: readonly number[];
  readonly keys: readonly string[];
  readonly marks: readonly boolean[];
  readonly before: number;
  readonly until: number;
  /** Units of the first word in front of the quote, and of the last behind it: the quote began or ended inside a word. */
  readonly startInset: number;
  readonly endInset: number;
  /** What is left of the words that the context's cut went through. */
  readonly halves: { readonly before: string; readonly after: string };
}

/** Null for a quote without a word: there is nothing to align. */
export function quotePattern(
  words: TextWords,
  { exact, prefix = '', suffix = '' }: TextQuoteSelector,
): QuotePattern | null {
  const joined = prefix + exact + suffix;
  const from = prefix.length;
  const to = from + exact.length;
  const found: { start: number; end: number; isMark: boolean }[] = [];
  const halves = { before: '', after: '' };
  scanWords(joined, (start, end, isMark) => {
    // Context is cut by length, so its outermost words may be halves.
    if (isMark) found.push({ start, end, isMark });
    else if (start === 0 && end <= from) halves.before = wordKey(joined, start, end);
    else if (end === joined.length && start >= to) halves.after = wordKey(joined, start, end);
    else found.push({ start, end, isMark });
  });
  const first = found.findIndex(({ end }) => end > from);
  const last = found.findLastIndex(({ start }) => start < to);
  const head = found[first];
  const tail = found[last];
  if (!head || !tail || last < first) return null;
  const keys = found.map(({ start, end }) => wordKey(joined, start, end));
  return {
    ids: keys.map(key => words.idOf.get(key) ?? -1),
    keys,
    marks: found.map(({ isMark }) => isMark),
    before: first,
    until: last + 1,
    startInset: Math.max(0, from - head.start),
    endInset: Math.max(0, tail.end - to),
    halves,
  };
}
