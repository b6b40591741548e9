import { AnchorText } from '../../../shared/anchors/anchor-text.ts';
import type { Rect } from '../../../shared/anchors/area.ts';
import { parsePageFragment } from '../../../shared/anchors/area.ts';
import { matchQuote, type QuoteMatch } from '../../../shared/anchors/match-quote.ts';
import type { Placement } from '../document-view.ts';
import { quoteSelector } from '../marks/place-marks.ts';
import type { Mark } from '../marks/mark.ts';
import { cutAtPages, type PageStretch } from './cut-at-pages.ts';
import type { PagedTexts } from '../paged-texts.ts';

/** Where a mark stands in a PDF. Pages count from 1. */
export interface PdfPlace {
  readonly page: number;
  /** The stretch of each page's text that it covers; empty for an area. */
  readonly segments: readonly PageStretch[];
  /** For a mark without words: points from the top left of the unturned page, or null for the whole page. */
  readonly area: Rect | null;
  readonly state: Exclude<Placement, 'orphan'>;
  /** 0 to 1: how much of it and of what stood around it is the same. */
  readonly score: number;
}

/** A passage that runs over more page breaks than this is looked for in the whole document only. */
const WINDOW_PAGES = 3;

/**
 * Finds a mark in a PDF: on the page that it names, then anywhere. Offsets of its quote count from the beginning of
 * that page. Null: an orphan.
 */
export async function placeInPdf(mark: Mark, texts: PagedTexts): Promise<PdfPlace | null> {
  const fragment = mark.selectors.find(selector => selector.type === 'FragmentSelector');
  const named = fragment ? parsePageFragment(fragment.value) : null;
  const quote = quoteSelector(mark);
  const isOnPage = named !== null && named.page <= texts.pages;
  if (!quote || quote.exact === '') {
    return isOnPage ? { page: named.page, segments: [], area: named.area, state: 'placed', score: 1 } : null;
  }
  let near: PdfPlace | null = null;
  if (isOnPage) {
    const joined = await texts.joined(named.page, await lastPageOf(quote.refinedBy?.end ?? 0, named.page, texts));
    near = placed(joined.starts, named.page, joined.text.length, matchQuote(joined.text, quote));
    if (near?.state === 'placed') return near;
  }
  const whole = await texts.joined(1, texts.pages);
  const shift = isOnPage ? (whole.starts[named.page - 1] ?? 0) : 0;
  const moved = quote.refinedBy && {
    ...quote.refinedBy,
    start: quote.refinedBy.start + shift,
    end: quote.refinedBy.end + shift,
  };
  const far = placed(
    whole.starts,
    1,
    whole.text.length,
    matchQuote(wholeText(texts, whole.text), { ...quote, ...(moved && { refinedBy: moved }) }),
  );
  return far?.state === 'placed' ? far : (near ?? far);
}

/** The words of a whole document are counted once, and not for each mark that is looked for in them. */
const wholeTexts = new WeakMap<PagedTexts, AnchorText>();

function wholeText(texts: PagedTexts, text: string): AnchorText {
  const known = wholeTexts.get(texts);
  // Scanned pages are read one after another.
  if (known?.text === text) return known;
  const made = new AnchorText(text);
  wholeTexts.set(texts, made);
  return made;
}

async function lastPageOf(end: number, first: number, texts: PagedTexts): Promise<number> {
  let covered = 0;
  let page = first;
  for (; page < Math.min(texts.pages, first + WINDOW_PAGES - 1); page++) {
    covered += (await texts.of(page)).text.length + 1;
    if (covered > end) return page;
  }
  return page;
}

/** A match in joined pages, cut at the page breaks. */
function placed(starts: readonly number[], first: number, length: number, match: QuoteMatch | null): PdfPlace | null {
  if (!match) return null;
  const segments = cutAtPages(starts, first, length, match);
  const [head] = segments;
  return head ? { page: head.page, segments, area: null, state: match.state, score: match.score } : null;
}
