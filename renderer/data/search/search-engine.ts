import { describeQuote } from '../../../shared/anchors/describe-quote.ts';
import { buildSegment } from '../../../shared/search/build-segment.ts';
import { findPlaces } from '../../../shared/search/find-places.ts';
import { parseQuery, type SearchQuery } from '../../../shared/search/parse-query.ts';
import { SearchIndex } from '../../../shared/search/search-index.ts';
import type { FoundDocument, SearchAnswer, SearchTask } from './search-messages.ts';

const MOST_DOCUMENTS = 50;
const PLACES_EACH = 20;
/** As in a PDF's joined text: no word runs over it. */
const PAGE_BREAK = '\n';

interface Kept {
  readonly caseId: string;
  readonly pages: readonly string[];
}

/** The search worker's work, without the worker. */
export class SearchEngine {
  readonly #index = new SearchIndex<string>();
  readonly #texts = new Map<string, Kept>();

  put({ id, caseId, pages }: Extract<SearchTask, { type: 'put' }>): void {
    this.#texts.set(id, { caseId, pages });
    this.#index.put(id, buildSegment([pages.join(PAGE_BREAK)]), [id]);
  }

  search({ turn, typed, caseId }: Extract<SearchTask, { type: 'search' }>): SearchAnswer {
    const query = parseQuery(typed);
    const documents: FoundDocument[] = [];
    let total = 0;
    for (const { id } of this.#index.search(query)) {
      const kept = this.#texts.get(id);
      if (!kept || (caseId !== null && kept.caseId !== caseId)) continue;
      // Beyond what is shown only phrases have to be looked at to be counted.
      if (documents.length === MOST_DOCUMENTS && query.phrases.length === 0) total++;
      else {
        const found = findIn(id, kept, query);
        if (found) total++;
        if (found && documents.length < MOST_DOCUMENTS) documents.push(found);
      }
    }
    return { turn, documents, total };
  }
}

/** Null when a phrase does not stand in it. */
function findIn(id: string, { caseId, pages }: Kept, query: SearchQuery): FoundDocument | null {
  const found = pages.map(page => findPlaces(page, query, PLACES_EACH));
  if (query.phrases.length > 0 && !found.some(({ hasPhrases }) => hasPhrases)) return null;
  const total = found.reduce((sum, one) => sum + one.total, 0);
  const places = found.flatMap((one, i) => one.places.map(place => ({ ...place, page: i + 1 }))).slice(0, PLACES_EACH);
  const described = places.map(place => ({ ...place, quote: describeQuote(pages[place.page - 1] ?? '', place) }));
  return total === 0 ? null : { id, caseId, total, places: described };
}
