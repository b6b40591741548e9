import type { Span } from '../anchors/describe-quote.ts';
import type { SearchQuery } from './parse-query.ts';
import { foldWord, forEachTerm, termOf } from './terms.ts';

/** A place in a text that a query points at, with the words around it. */
export interface FoundPlace extends Span {
  /** Some words of the text with the place in them. */
  readonly snippet: string;
  /** Where the place is in the snippet. */
  readonly inSnippet: Span;
}

/** What a text has of a query. */
export interface FoundInText {
  /** Whether every phrase stands in it. */
  readonly hasPhrases: boolean;
  readonly places: readonly FoundPlace[];
  /** So many there are, though not all are given. */
  readonly total: number;
}

interface Pattern {
  readonly terms: readonly number[];
  readonly prefix: string | null;
  readonly isPhrase: boolean;
}

const BEFORE = 48;
const AFTER = 96;

/** Looks a query up in the text of a document that the index says has its words; phrases count as one place. */
export function findPlaces(text: string, query: SearchQuery, limit: number): FoundInText {
  const patterns = patternsOf(query);
  const terms: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  forEachTerm(text, (term, start, end) => {
    terms.push(term);
    starts.push(start);
    ends.push(end);
  });
  const met = new Set<Pattern>();
  const spans: Span[] = [];
  for (let i = 0; i < terms.length; i++) {
    for (const pattern of patterns) {
      if (!isAt(pattern, terms, i, () => text.slice(starts[i], ends[i]))) continue;
      met.add(pattern);
      spans.push({ start: starts[i] as number, end: ends[i + pattern.terms.length - 1] as number });
    }
  }
  const hasPhrases = patterns.every(pattern => !pattern.isPhrase || met.has(pattern));
  const apart = withoutOverlap(spans);
  return { hasPhrases, places: apart.slice(0, limit).map(span => placeOf(text, span)), total: apart.length };
}

/** A word that stands only in a phrase of the query is not looked for alone. */
function patternsOf({ words, phrases }: SearchQuery): Pattern[] {
  const whole = phrases.map(phrase => {
    const terms: number[] = [];
    forEachTerm(phrase, term => terms.push(term));
    return { terms, prefix: null, isPhrase: true };
  });
  const inPhrases = new Set(whole.flatMap(({ terms }) => terms));
  const single = words
    .map(({ folded, isPrefix }) => ({ terms: [termOf(folded)], prefix: isPrefix ? folded : null, isPhrase: false }))
    .filter(({ terms: [term], prefix }) => prefix !== null || term === undefined || !inPhrases.has(term));
  return [...whole, ...single];
}

function isAt({ terms, prefix }: Pattern, all: readonly number[], at: number, word: () => string): boolean {
  if (prefix !== null) return foldWord(word()).startsWith(prefix);
  return terms.every((term, k) => all[at + k] === term);
}

function withoutOverlap(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
  }
  return apart;
}

function placeOf(text: string, { start, end }: Span): FoundPlace {
  const from = wordEdge(text, Math.max(0, start - BEFORE), start);
  const until = Math.max(end, wordEdgeBack(text, Math.min(text.length, start + AFTER), end));
  const plain = (part: string) => part.replaceAll(/\s+/g, ' ');
  const before = `${from > 0 ? '… ' : ''}${plain(text.slice(from, start)).trimStart()}`;
  const found = plain(text.slice(start, end));
  const after = `${plain(text.slice(end, until)).trimEnd()}${until < text.length ? ' …' : ''}`;
  return {
    start,
    end,
    snippet: before + found + after,
    inSnippet: { start: before.length, end: before.length + found.length },
  };
}

/** Behind the first white space from `from` on, so that no word is cut. */
function wordEdge(text: string, from: number, most: number): number {
  if (from === 0) return 0;
  const space = /\s/.exec(text.slice(from, most));
  return space ? from + space.index + 1 : from;
}

function wordEdgeBack(text: string, until: number, least: number): number {
  if (until === text.length) return until;
  const last = text.slice(least, until).search(/\s\S*$/);
  return last === -1 ? until : least + last;
}
