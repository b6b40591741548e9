import { describeQuote } from '../../../shared/anchors/describe-quote.ts';
import { findPlaces } from '../../../shared/search/find-places.ts';
import { parseQuery, type SearchQuery } from '../../../shared/search/parse-query.ts';
import { SearchIndex } from '../../../shared/search/search-index.ts';
import { caseSegmentOf } from './case-segment.ts';
import { pagesOf } from './document-pages.ts';
import { KnownTexts } from './known-texts.ts';
import type { FoundDocument, SearchReply, SearchTask } from './search-messages.ts';

const MOST_DOCUMENTS = 50;
const PLACES_EACH = 20;
/** Texts that are asked for at once. */
const ASKED = 16;

interface Candidate {
  readonly id: string;
  readonly version: number;
  readonly caseId: string;
}

interface Job {
  readonly turn: number;
  readonly query: SearchQuery;
  readonly candidates: readonly Candidate[];
  readonly documents: FoundDocument[];
  /** The candidate that is looked at next. */
  at: number;
}

/** The search worker's work, without the worker. */
export class SearchEngine {
  readonly #reply: (reply: SearchReply) => void;
  readonly #index = new SearchIndex<Candidate>();
  readonly #texts = new KnownTexts();
  #job: Job | null = null;

  constructor(reply: (reply: SearchReply) => void) {
    this.#reply = reply;
  }

  take(task: SearchTask): void {
    switch (task.type) {
      case 'load':
        return this.#load(task.caseId, task.bytes);
      case 'drop':
        return this.#index.remove(task.caseId);
      case 'search':
        return this.#search(task);
      default:
        for (const { id, version, bytes } of task.texts) {
          this.#texts.put(nameOf({ id, version }), bytes ? pagesOf(bytes).pages : []);
        }
        if (task.turn === this.#job?.turn) this.#goOn(this.#job);
    }
  }

  #load(caseId: string, bytes: Uint8Array<ArrayBuffer>): void {
    const loaded = caseSegmentOf(bytes);
    if (!loaded) return;
    const candidates = loaded.documents.map(({ id, version }) => ({ id, version, caseId }));
    this.#index.put(caseId, loaded.segment, candidates);
    // It may have been read again, with other words.
    for (const { id, version } of loaded.documents) this.#texts.forget(nameOf({ id, version }));
  }

  #search({ turn, typed, caseId }: Extract<SearchTask, { type: 'search' }>): void {
    const query = parseQuery(typed);
    const all = this.#index.search(query).map(({ id }) => id);
    const candidates = caseId === null ? all : all.filter(one => one.caseId === caseId);
    this.#job = { turn, query, candidates, documents: [], at: 0 };
    this.#goOn(this.#job);
  }

  /** As far as texts are known; then it asks for more. */
  #goOn(job: Job): void {
    const { turn, query, candidates, documents } = job;
    while (job.at < candidates.length && documents.length < MOST_DOCUMENTS) {
      const candidate = candidates[job.at] as Candidate;
      const pages = this.#texts.get(nameOf(candidate));
      if (!pages) {
        const next = candidates.slice(job.at, job.at + ASKED).filter(one => !this.#texts.has(nameOf(one)));
        return this.#reply({ type: 'wanted', turn, texts: next.map(({ id, version }) => ({ id, version })) });
      }
      job.at++;
      const found = findIn(candidate, pages, query);
      if (found) documents.push(found);
    }
    const rest = candidates.length - job.at;
    // Whether words stand together is seen in the text alone.
    const isAtLeast = rest > 0 && query.phrases.length > 0;
    this.#job = null;
    this.#reply({ type: 'answer', turn, documents, total: documents.length + (isAtLeast ? 0 : rest), isAtLeast });
  }
}

function nameOf({ id, version }: { id: string; version: number }): string {
  return `${id}@${version}`;
}

/** Null when a phrase does not stand in it. */
function findIn(candidate: Candidate, pages: readonly string[], query: SearchQuery): FoundDocument | null {
  const found = pages.map(page => findPlaces(page, query, PLACES_EACH));
  if (query.phrases.length > 0 && !found.some(({ hasPhrases }) => hasPhrases)) return null;
  const total = found.reduce((sum, one) => sum + one.total, 0);
  const places = found.flatMap((one, i) => one.places.map(place => ({ ...place, page: i + 1 }))).slice(0, PLACES_EACH);
  const described = places.map(place => ({ ...place, quote: describeQuote(pages[place.page - 1] ?? '', place) }));
  return total === 0 ? null : { ...candidate, total, places: described };
}
