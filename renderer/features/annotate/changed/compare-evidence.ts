import { pageSelector, parsePageFragment } from '../../../../shared/anchors/area.ts';
import { type PagesText, placeInPages } from '../../../../shared/anchors/place-in-pages.ts';
import type { ReplacedMark } from '../../../../shared/anchors/replaced-evidence.ts';
import { fragmentOf, quoteOf, type Selector, type TextQuoteSelector } from '../../../../shared/model/annotation.ts';

/**
 * What became of a cited passage in the document that took its document's place: `same` needs nobody, `changed` has
 * other words or surroundings, `gone` was not found, `unread` has no words that could be compared.
 */
export type EvidenceState = 'same' | 'changed' | 'gone' | 'unread';

/** A passage in another version of its document. */
export interface FoundAgain {
  readonly quote: TextQuoteSelector;
  /** From 1; of a document without pages, 1. */
  readonly page: number;
  /** 0 to 1. */
  readonly score: number;
  readonly selectors: Selector[];
}

export interface ComparedMark extends ReplacedMark {
  readonly state: EvidenceState;
  /** Where it stands now; null: nowhere, or nobody can tell. */
  readonly found: FoundAgain | null;
}

/** @param text of the successor; null when it could not be read */
export function compareMark(mark: ReplacedMark, text: PagesText | null): ComparedMark {
  const quote = quoteOf(mark.annotation);
  if (!text || text.on.text.trim() === '' || !quote || quote.exact === '') {
    return { ...mark, state: 'unread', found: null };
  }
  const fragment = fragmentOf(mark.annotation);
  const named = fragment ? parsePageFragment(fragment.value) : null;
  const place = placeInPages(text, quote, named?.page ?? null);
  if (!place) return { ...mark, state: 'gone', found: null };
  const isPaged = text.starts.length > 1 || named !== null;
  const selectors = [place.quote, ...(isPaged ? [pageSelector({ page: place.page, area: null })] : [])];
  return {
    ...mark,
    state: place.state === 'placed' ? 'same' : 'changed',
    found: { quote: place.quote, page: place.page, score: place.score, selectors },
  };
}
