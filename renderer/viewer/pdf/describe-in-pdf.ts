import { pageSelector, type Rect } from '../../../shared/anchors/area.ts';
import { describeQuote, type Span } from '../../../shared/anchors/describe-quote.ts';
import type { Selector } from '../../../shared/model/annotation.ts';
import { scaleBox, unturnBox } from '../area/area-box.ts';
import type { Rotation } from '../document-view.ts';
import type { PageSize } from './page-layout.ts';
import { PAGE_BREAK, type PagedTexts } from '../paged-texts.ts';
import { PAGE_STRIDE, type PageLayers } from '../page-layers.ts';

/**
 * A selection in the text layers as selectors: the words, with offsets from the beginning of the page on which they
 * begin, and that page with the box around them.
 *
 * @param span offsets of the whole document, as `PdfSession.index()` counts them
 */
export function describeInPdf(
  session: PageLayers & { readonly texts: PagedTexts },
  sizes: readonly PageSize[],
  rotation: Rotation,
  span: Span,
): { selectors: Selector[]; exact: string } {
  const page = Math.floor(span.start / PAGE_STRIDE);
  const text = textFrom(session.texts, page, Math.floor(span.end / PAGE_STRIDE));
  const start = span.start % PAGE_STRIDE;
  const endPage = Math.floor(span.end / PAGE_STRIDE);
  const end = endPage === page ? span.end % PAGE_STRIDE : text.starts(endPage) + (span.end % PAGE_STRIDE);
  const quote = describeQuote(text.all, { start, end });
  const area = boxOnPage(session, page, { start: span.start, end: Math.min(span.end, (page + 1) * PAGE_STRIDE - 1) });
  const size = sizes[page - 1];
  const place = area && size ? scaleBox(unturnBox(area, rotation), size.width, size.height) : null;
  return { selectors: [quote, pageSelector({ page, area: place })], exact: quote.exact };
}

/** The pages that a selection covers have text layers, so their texts have been read. */
function textFrom(texts: PagedTexts, first: number, last: number) {
  const starts = new Map<number, number>();
  let all = '';
  for (let page = first; page <= last; page++) {
    if (page > first) all += PAGE_BREAK;
    starts.set(page, all.length);
    all += texts.now(page)?.text ?? '';
  }
  return { all, starts: (page: number) => starts.get(page) ?? 0 };
}

/** In shares of the page as it is shown. */
function boxOnPage(session: PageLayers, page: number, span: Span): Rect | null {
  const range = session.index().rangeOf(span.start, span.end);
  const element = range?.startContainer.parentElement?.closest(`[data-page="${page}"]`);
  if (!range || !element) return null;
  const on = element.getBoundingClientRect();
  const rects = [...range.getClientRects()].filter(
    rect => rect.width > 0 && rect.top < on.bottom && rect.bottom > on.top,
  );
  if (rects.length === 0) return null;
  const left = Math.max(0, Math.min(...rects.map(rect => rect.left)) - on.left);
  const top = Math.max(0, Math.min(...rects.map(rect => rect.top)) - on.top);
  const right = Math.min(on.width, Math.max(...rects.map(rect => rect.right)) - on.left);
  const bottom = Math.min(on.height, Math.max(...rects.map(rect => rect.bottom)) - on.top);
  if (right <= left || bottom <= top) return null;
  return {
    left: left / on.width,
    top: top / on.height,
    width: (right - left) / on.width,
    height: (bottom - top) / on.height,
  };
}
