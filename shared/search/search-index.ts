import { rankOf, type Segment } from './segment.ts';
import type { SearchQuery } from './parse-query.ts';
import { termOf } from './terms.ts';

/** A document that has every word of a query. */
export interface DocumentHit<Id> {
  readonly id: Id;
  /** BM25: rare words, often, in a short document. */
  readonly score: number;
}

interface Part<Id> {
  readonly segment: Segment;
  readonly ids: readonly Id[];
}

/** A word of a query, and where its entries are: stretches of `documents` and `counts`, two numbers each. */
type EntriesOf = (segment: Segment, into: number[]) => void;

const K1 = 1.2;
const B = 0.75;
/** A beginning that stands for more words than this is looked up for the first of them. */
const MOST_COMPLETIONS = 200;
/** So many documents can be told apart in one sort; so finely their scores. */
const PLACES = 2 ** 20;

/** Segments in memory, searched together. `Id` names a document to whoever asks. */
export class SearchIndex<Id> {
  readonly #parts = new Map<string, Part<Id>>();
  #documents = 0;
  #words = 0;
  /** Used again by every search: to ask for memory costs as much as a search. */
  #scores = new Float64Array(0);
  #met = new Uint8Array(0);

  get documents(): number {
    return this.#documents;
  }

  /** Puts a segment in, in place of the one of that name. */
  put(name: string, segment: Segment, ids: readonly Id[]): void {
    this.remove(name);
    this.#parts.set(name, { segment, ids });
    this.#count(segment, 1);
  }

  remove(name: string): void {
    const part = this.#parts.get(name);
    if (!part) return;
    this.#parts.delete(name);
    this.#count(part.segment, -1);
  }

  /** Best first. Phrases are only their words here: whether those stand together is seen in the text. */
  search({ words }: SearchQuery): DocumentHit<Id>[] {
    if (words.length === 0) return [];
    const lookUps = words.map(({ folded, isPrefix }) => (isPrefix ? beginning(folded) : word(folded)));
    const frequency = words.map(() => 0);
    const candidates: { part: Part<Id>; stretches: readonly number[][] }[] = [];
    for (const part of this.#parts.values()) {
      const stretches = lookUps.map(() => [] as number[]);
      let hasAll = true;
      for (const [i, lookUp] of lookUps.entries()) {
        const own = stretches[i] as number[];
        lookUp(part.segment, own);
        frequency[i] = (frequency[i] as number) + entriesIn(own);
        hasAll &&= own.length > 0;
      }
      if (hasAll) candidates.push({ part, stretches });
    }
    const weights = frequency.map(found => Math.log(1 + (this.#documents - found + 0.5) / (found + 0.5)));
    return this.#rank(candidates, weights);
  }

  #rank(candidates: readonly { part: Part<Id>; stretches: readonly number[][] }[], weights: readonly number[]) {
    const count = candidates.reduce((sum, { part }) => sum + part.ids.length, 0);
    if (this.#scores.length < count) {
      this.#scores = new Float64Array(count * 2);
      this.#met = new Uint8Array(count * 2);
    }
    this.#scores.fill(0, 0, count);
    this.#met.fill(0, 0, count);
    const average = this.#words / Math.max(1, this.#documents);
    const ids: Id[] = [];
    for (const { part, stretches } of candidates) {
      this.#score(part.segment, ids.length, stretches, weights, average);
      for (const id of part.ids) ids.push(id);
    }
    // Score and place in one number: doubles are sorted without calling back.
    const keys = new Float64Array(count);
    let found = 0;
    for (let place = 0; place < count; place++) {
      if (this.#met[place] === weights.length) {
        keys[found++] = Math.floor((this.#scores[place] as number) * PLACES) * PLACES + (PLACES - 1 - place);
      }
    }
    const sorted = keys.subarray(0, found).toSorted();
    return Array.from(sorted, (_, i) => {
      const place = PLACES - 1 - ((sorted[found - 1 - i] as number) % PLACES);
      return { id: ids[place] as Id, score: this.#scores[place] as number };
    });
  }

  /** Notes for each document of a segment how many of the words it has had so far, and its score by them. */
  #score(segment: Segment, base: number, stretches: readonly number[][], weights: readonly number[], average: number) {
    const { documents, counts, lengths } = segment;
    for (const [i, own] of stretches.entries()) {
      const weight = (weights[i] as number) * (K1 + 1);
      for (let k = 0; k < own.length; k += 2) {
        for (let entry = own[k] as number; entry < (own[k + 1] as number); entry++) {
          const document = documents[entry] as number;
          const place = base + document;
          const has = this.#met[place] as number;
          if (has !== i && has !== i + 1) continue;
          this.#met[place] = i + 1;
          const count = counts[entry] as number;
          const norm = K1 * (1 - B + (B * (lengths[document] as number)) / average);
          this.#scores[place] = (this.#scores[place] as number) + (weight * count) / (count + norm);
        }
      }
    }
  }

  #count(segment: Segment, sign: 1 | -1): void {
    this.#documents += sign * segment.lengths.length;
    for (const length of segment.lengths) this.#words += sign * length;
  }
}

function entriesIn(stretches: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < stretches.length; k += 2) sum += (stretches[k + 1] as number) - (stretches[k] as number);
  return sum;
}

function word(folded: string): EntriesOf {
  const term = termOf(folded);
  return (segment, into) => addEntries(segment, term, into);
}

function beginning(prefix: string): EntriesOf {
  return (segment, into) => {
    const words = segment.words();
    for (let at = words.indexOf(`\n${prefix}`); at !== -1 && into.length < 2 * MOST_COMPLETIONS; ) {
      const end = words.indexOf('\n', at + 1);
      addEntries(segment, termOf(words.slice(at + 1, end)), into);
      at = words.indexOf(`\n${prefix}`, end);
    }
  };
}

function addEntries(segment: Segment, term: number, into: number[]): void {
  const rank = rankOf(segment, term);
  if (rank !== -1) into.push(segment.offsets[rank] as number, segment.offsets[rank + 1] as number);
}
