import type { Span } from '../anchors/describe-quote.ts';
import { safeFinder } from '../rules/regex/safe-finder.ts';
import { foldWord, forEachTerm } from '../search/terms.ts';
import type { TermList } from './term-list.ts';

/** A place where a term stands. */
export interface TermSpan extends Span {
  /** Which of the lists it is of. */
  readonly list: number;
}

interface Phrase {
  /** The numbers of its words; of the last the letters, when that is only a beginning. */
  readonly terms: readonly number[];
  readonly prefix: string | null;
  readonly list: number;
}

/** More than this in one text mark nothing any more. */
const MOST_SPANS = 20_000;
/** Patterns are looked for within lines; a line that goes on for longer is looked through in pieces. */
const LONGEST_LINE = 1_000;

/** Finds the terms of several lists at once. Made once for a process; its time grows with the text and no faster. */
export class TermFinder {
  /** By the number of their first word. */
  readonly #phrases = new Map<number, Phrase[]>();
  readonly #beginnings: Phrase[] = [];
  readonly #patterns: { readonly find: (text: string) => Span[]; readonly list: number }[] = [];

  constructor(lists: readonly Pick<TermList, 'words' | 'patterns'>[]) {
    for (const [list, { words, patterns }] of lists.entries()) {
      for (const word of words) this.#addWords(word, list);
      for (const pattern of patterns) {
        const find = safeFinder(pattern);
        if (find) this.#patterns.push({ find, list });
      }
    }
  }

  /** In the order of the text. Places of one list do not overlap; those of two may. */
  find(text: string): TermSpan[] {
    const spans = [...this.#findWords(text), ...this.#findPatterns(text)];
    spans.sort((a, b) => a.start - b.start || b.end - a.end || a.list - b.list);
    const ends = new Map<number, number>();
    const apart = spans.filter(({ start, end, list }) => {
      if (start < (ends.get(list) ?? 0)) return false;
      ends.set(list, end);
      return true;
    });
    return apart.slice(0, MOST_SPANS);
  }

  #addWords(written: string, list: number): void {
    const terms: number[] = [];
    let last = '';
    forEachTerm(written, (term, start, end) => {
      terms.push(term);
      last = foldWord(written.slice(start, end));
    });
    const prefix = written.trimEnd().endsWith('*') && last.length > 1 ? last : null;
    const [first] = terms;
    if (first === undefined) return;
    const phrase = { terms, prefix, list };
    if (prefix !== null && terms.length === 1) this.#beginnings.push(phrase);
    else this.#phrases.set(first, [...(this.#phrases.get(first) ?? []), phrase]);
  }

  #findWords(text: string): TermSpan[] {
    const [terms, starts, ends]: [number[], number[], number[]] = [[], [], []];
    forEachTerm(text, (term, start, end) => {
      terms.push(term);
      starts.push(start);
      ends.push(end);
    });
    const wordAt = (i: number) => foldWord(text.slice(starts[i], ends[i]));
    const spans: TermSpan[] = [];
    for (let i = 0; i < terms.length && spans.length < MOST_SPANS; i++) {
      const start = starts[i] as number;
      for (const phrase of this.#phrases.get(terms[i] as number) ?? []) {
        const last = i + phrase.terms.length - 1;
        if (isAt(phrase, terms, i, wordAt)) spans.push({ start, end: ends[last] as number, list: phrase.list });
      }
      if (this.#beginnings.length === 0) continue;
      const word = wordAt(i);
      for (const { prefix, list } of this.#beginnings) {
        if (prefix !== null && word.startsWith(prefix)) spans.push({ start, end: ends[i] as number, list });
      }
    }
    return spans;
  }

  #findPatterns(text: string): TermSpan[] {
    const spans: TermSpan[] = [];
    if (this.#patterns.length === 0) return spans;
    for (const { start: from, end } of piecesOf(text)) {
      const line = text.slice(from, end);
      for (const { find, list } of this.#patterns) {
        for (const { start, end: until } of find(line)) spans.push({ start: from + start, end: from + until, list });
      }
      if (spans.length >= MOST_SPANS) break;
    }
    return spans;
  }
}

function isAt({ terms, prefix }: Phrase, all: readonly number[], at: number, wordAt: (i: number) => string): boolean {
  const last = terms.length - 1;
  if (at + last >= all.length) return false;
  return terms.every((term, k) =>
    k === last && prefix !== null ? wordAt(at + k).startsWith(prefix) : all[at + k] === term,
  );
}

function* piecesOf(text: string): Generator<Span> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = Math.min(feed === -1 ? text.length : feed, start + LONGEST_LINE);
    yield { start, end };
    start = end === feed ? end + 1 : end;
  }
}
