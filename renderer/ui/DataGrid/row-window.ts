/** Every row and the head are as high: what is in sight follows from the place of the scroll bar alone. */
export const ROW_HEIGHT_PX = 32;
/** Rows drawn above and below what is in sight, so that a frame of scrolling shows no hole. */
const MARGIN_ROWS = 8;

/** Rows `from` to `to`, without `to`. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** The rows to draw in a box of this height, whose head stays at its top, scrolled to here. */
export function windowAt(scrollTop: number, height: number): RowWindow {
  const first = Math.floor(scrollTop / ROW_HEIGHT_PX);
  const last = Math.ceil((scrollTop + height) / ROW_HEIGHT_PX) - 1;
  return { from: Math.max(0, first - MARGIN_ROWS), to: Math.max(0, last) + MARGIN_ROWS };
}

/** The same number of rows of those that there are: nearer to the start when there have become fewer. */
export function windowWithin({ from, to }: RowWindow, count: number): RowWindow {
  const end = Math.min(to, count);
  return { from: Math.max(0, Math.min(from, end - (to - from))), to: end };
}

/** Where to scroll to so that a row is wholly in sight: the least way, and none when it is. */
export function scrollFor(index: number, scrollTop: number, height: number): number {
  const highest = index * ROW_HEIGHT_PX;
  const lowest = (index + 2) * ROW_HEIGHT_PX - height;
  if (scrollTop > highest) return highest;
  return scrollTop < lowest ? Math.min(lowest, highest) : scrollTop;
}
