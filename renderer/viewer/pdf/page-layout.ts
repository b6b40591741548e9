import type { Rotation } from '../document-view.ts';
import type { ScrollPlace } from '../view-ports.ts';

/** A page's size in points, as it stands when nobody has turned it. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Pages below each other, in CSS pixels. */
export interface PageLayout {
  /** Where each page begins; one more than there are pages, for the end of the last. */
  readonly tops: Float64Array;
  readonly height: number;
  readonly width: number;
  /** Pages side by side. */
  readonly perRow: 1 | 2;
}

export const PAGE_GAP = 12;
/** CSS pixels in a point at 100 %. */
export const PIXELS_PER_POINT = 96 / 72;

export function turned(size: PageSize, rotation: Rotation): PageSize {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** @param scale CSS pixels per point */
export function layoutPages(
  sizes: readonly PageSize[],
  scale: number,
  rotation: Rotation,
  perRow: PageLayout['perRow'] = 1,
): PageLayout {
  const tops = new Float64Array(sizes.length + 1);
  let top = PAGE_GAP;
  let width = 0;
  for (let first = 0; first < sizes.length; first += perRow) {
    const row = sizes.slice(first, first + perRow).map(size => turned(size, rotation));
    tops.fill(top, first, first + row.length);
    top += Math.max(...row.map(size => Math.floor(size.height * scale))) + PAGE_GAP;
    // Of two the wider one twice: they stand on both sides of the middle.
    const widest = Math.max(...row.map(size => Math.floor(size.width * scale)));
    width = Math.max(width, perRow * widest + (perRow - 1) * PAGE_GAP);
  }
  tops[sizes.length] = top;
  return { tops, height: top, width, perRow };
}

/** The first page of the row that a page stands in. Indices from 0. */
export function rowOf(layout: PageLayout, index: number): number {
  return index - (index % layout.perRow);
}

/** From the top of a page's row to the next one. */
export function rowHeight(layout: PageLayout, index: number): number {
  const next = Math.min(rowOf(layout, index) + layout.perRow, layout.tops.length - 1);
  return (layout.tops[next] ?? layout.height) - (layout.tops[index] ?? 0);
}

/** The index of the page at a height, from 0. Between two rows it is of the upper one, in a row the last. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where a view stands whose top is at a height. From the room above a page on, it is that page's, with a share a
 * little below 0: nobody reads the end of a page that has left the view.
 */
export function placeAtTop(layout: PageLayout, y: number): ScrollPlace {
  const index = rowOf(layout, pageAt(layout, y + PAGE_GAP));
  return { page: index + 1, share: (y - (layout.tops[index] ?? 0)) / Math.max(1, rowHeight(layout, index)) };
}

/** How far down its page an area is gone to: a little above it. A page that is turned is gone to at its top. */
export function shareOfArea(area: { top: number } | null, size: PageSize | undefined, rotation: Rotation): number {
  return area && size && rotation === 0 ? Math.max(0, area.top / size.height - 0.1) : 0;
}

/** The scale at which the widest of the first pages fills a pane. */
export function fitWidth(
  sizes: readonly PageSize[],
  rotation: Rotation,
  paneWidth: number,
  perRow: PageLayout['perRow'] = 1,
): number {
  const widest = Math.max(1, ...sizes.slice(0, 20).map(size => turned(size, rotation).width));
  const free = paneWidth - (perRow + 1) * PAGE_GAP;
  return Math.min(Math.max(free / (perRow * widest), 0.1), 4 * PIXELS_PER_POINT);
}

/** The scale at which a whole page, or a row of two, fits into a pane. */
export function fitPage(
  size: PageSize,
  rotation: Rotation,
  pane: { readonly width: number; readonly height: number },
  perRow: PageLayout['perRow'],
): number {
  const { height } = turned(size, rotation);
  return Math.max(0.1, Math.min(fitWidth([size], rotation, pane.width, perRow), (pane.height - 2 * PAGE_GAP) / height));
}
