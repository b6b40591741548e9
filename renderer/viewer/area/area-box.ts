import type { Rect } from '../../../shared/anchors/area.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { Rotation } from '../document-view.ts';

/** A rectangle in shares of the page as it is shown: 0 to 1 from its left and top. */
export type AreaBox = Rect;

/** Where a box begins when it is drawn by keyboard: the middle, where it is seen. */
export const FIRST_BOX: AreaBox = { left: 0.3, top: 0.35, width: 0.4, height: 0.12 };

const STEP = 0.02;
const FINE_STEP = 0.004;
const SMALLEST = 0.01;

/** What an arrow key does: moves the box, or with shift moves its lower right corner; finely with Alt. */
export function boxAfterKey(
  box: AreaBox,
  key: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean },
): AreaBox | null {
  const step = key.altKey ? FINE_STEP : STEP;
  const x = key.key === 'ArrowLeft' ? -step : key.key === 'ArrowRight' ? step : 0;
  const y = key.key === 'ArrowUp' ? -step : key.key === 'ArrowDown' ? step : 0;
  if (x === 0 && y === 0) return null;
  if (key.shiftKey) {
    return {
      ...box,
      width: clamp(box.width + x, SMALLEST, 1 - box.left),
      height: clamp(box.height + y, SMALLEST, 1 - box.top),
    };
  }
  return { ...box, left: clamp(box.left + x, 0, 1 - box.width), top: clamp(box.top + y, 0, 1 - box.height) };
}

/** The box between two points, inside the page; null when it is too small to have been meant. */
export function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }): AreaBox | null {
  const left = clamp(Math.min(a.x, b.x), 0, 1);
  const top = clamp(Math.min(a.y, b.y), 0, 1);
  const width = clamp(Math.max(a.x, b.x), 0, 1) - left;
  const height = clamp(Math.max(a.y, b.y), 0, 1) - top;
  return width < SMALLEST / 2 || height < SMALLEST / 2 ? null : { left, top, width, height };
}

/** The same place on a page that has been turned clockwise. All in shares of the page, as it is and as it is shown. */
export function turnBox(box: AreaBox, rotation: Rotation): AreaBox {
  const { left, top, width, height } = box;
  switch (rotation) {
    case 0:
      return box;
    case 90:
      return { left: 1 - top - height, top: left, width: height, height: width };
    case 180:
      return { left: 1 - left - width, top: 1 - top - height, width, height };
    case 270:
      return { left: top, top: 1 - left - width, width: height, height: width };
    default:
      return unreachable(rotation);
  }
}

/** The way back from `turnBox`. */
export function unturnBox(box: AreaBox, rotation: Rotation): AreaBox {
  return turnBox(box, ((360 - rotation) % 360) as Rotation);
}

/** A box in shares, in units of a page of a size: points of a PDF page, or percent. */
export function scaleBox(box: AreaBox, width: number, height: number): Rect {
  return { left: box.left * width, top: box.top * height, width: box.width * width, height: box.height * height };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
