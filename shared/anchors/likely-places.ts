import type { TextWords } from './anchor-text.ts';
import type { QuotePattern } from './quote-pattern.ts';

/** Places that are laid under the pattern at most; the place where it was comes on top. */
const MOST_PLACES = 10;
/** Places within so many words of each other are found by one alignment. */
const NEIGHBOURHOOD = 8;
/** A pair of words that stands in more places than this tells nothing. */
const MOST_COMMON = 4000;

/**
 * Where the pattern's first word may stand, likeliest first: every pair of words that stands in the text as it stands in
 * the pattern is a vote, and the rarer the pair the more it weighs.
 */
export function likelyPlaces(words: TextWords, pattern: QuotePattern, expected: number | null): number[] {
  const votes = new Map<number, number>();
  const vote = (place: number, weight: number) => {
    const bucket = Math.floor(place / NEIGHBOURHOOD);
    votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
  };
  const { ids } = pattern;
  for (let i = 0; i < ids.length; i++) {
    const found = pairPlaces(words, ids[i] as number, ids[i + 1]);
    for (const place of found) vote(place - i, 1 / found.length);
  }
  // A vote near an edge of its bucket belongs to the neighbour as well.
  const weigh = (bucket: number) =>
    (votes.get(bucket) ?? 0) + ((votes.get(bucket - 1) ?? 0) + (votes.get(bucket + 1) ?? 0)) / 2;
  const places = [...votes.keys()]
    .map(bucket => ({ place: bucket * NEIGHBOURHOOD + NEIGHBOURHOOD / 2, weight: weigh(bucket) }))
    .toSorted((a, b) => b.weight - a.weight || distance(a.place, expected) - distance(b.place, expected))
    .slice(0, MOST_PLACES)
    .map(({ place }) => place);
  return expected === null ? places : [...places, expected];
}

function distance(place: number, expected: number | null): number {
  return expected === null ? place : Math.abs(place - expected);
}

/** Where `first` stands with `second` behind it; without a second, where it stands. */
function pairPlaces(words: TextWords, first: number, second: number | undefined): number[] {
  if (first < 0 || (second !== undefined && second < 0)) return [];
  const own = words.placesOf(first);
  if (second === undefined) return own.length > MOST_COMMON ? [] : [...own];
  const others = words.placesOf(second);
  const isByFirst = own.length <= others.length;
  const rarer = isByFirst ? own : others;
  if (rarer.length > MOST_COMMON) return [];
  const found: number[] = [];
  for (const place of rarer) {
    const at = isByFirst ? place : place - 1;
    if (words.ids[at] === first && words.ids[at + 1] === second) found.push(at);
  }
  return found;
}
