import type { Rotation } from '../document-view.ts';

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
}

export const PAGE_GAP = 12;
/** CSS pixels in a point at 100 %. */
export const PIXELS_PER_POINT = 96 / 72;

export function turned(size: PageSize, rotation: Rotation): PageSize {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** @param scale CSS pixels per point */
export function layoutPages(sizes: readonly PageSize[], scale: number, rotation: Rotation): PageLayout {
  const tops = new Float64Array(sizes.length + 1);
  let top = PAGE_GAP;
  let width = 0;
  for (const [i, size] of sizes.entries()) {
    const shown = turned(size, rotation);
    tops[i] = top;
    top += Math.floor(shown.height * scale) + PAGE_GAP;
    width = Math.max(width, Math.floor(shown.width * scale));
  }
  tops[sizes.length] = top;
  return { tops, height: top, width };
}

/** The index of the page at a height, from 0. Between two pages it is the upper one. */
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

/** The scale at which the widest of the first pages fills a pane. */
export function fitWidth(sizes: readonly PageSize[], rotation: Rotation, paneWidth: number): number {
  const widest = Math.max(1, ...sizes.slice(0, 20).map(size => turned(size, rotation).width));
  return Math.min(Math.max((paneWidth - 2 * PAGE_GAP) / widest, 0.1), 4 * PIXELS_PER_POINT);
}
