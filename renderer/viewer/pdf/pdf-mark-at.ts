import { scaleBox, unturnBox } from '../area/area-box.ts';
import type { Rotation } from '../document-view.ts';
import { offsetFromPoint } from '../text/text-dom.ts';
import type { PageSize } from './page-layout.ts';
import { PAGE_STRIDE, type PageLayers } from '../page-layers.ts';
import type { PlacedInPdf } from './use-pdf-marks.ts';

/** The mark under a point of the window: words first, then areas; of several the smallest. */
export function pdfMarkAt(
  session: PageLayers,
  placed: readonly PlacedInPdf[],
  sizes: readonly PageSize[],
  rotation: Rotation,
  point: { x: number; y: number },
): PlacedInPdf | undefined {
  const offset = offsetFromPoint(session.index(), point);
  const words = placed
    .filter(({ segments }) => segments.some(segment => covers(segment, offset)))
    .toSorted((a, b) => lengthOf(a) - lengthOf(b));
  return words[0] ?? areaAt(placed, sizes, rotation, point);
}

function covers(segment: { page: number; start: number; end: number }, offset: number | null): boolean {
  if (offset === null || Math.floor(offset / PAGE_STRIDE) !== segment.page) return false;
  const own = offset % PAGE_STRIDE;
  return segment.start <= own && own < segment.end;
}

function lengthOf({ segments }: PlacedInPdf): number {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0);
}

function areaAt(
  placed: readonly PlacedInPdf[],
  sizes: readonly PageSize[],
  rotation: Rotation,
  { x, y }: { x: number; y: number },
): PlacedInPdf | undefined {
  const element = document.elementsFromPoint(x, y).find(candidate => candidate.hasAttribute('data-page'));
  const page = Number(element?.getAttribute('data-page'));
  const size = sizes[page - 1];
  if (!element || !size) return undefined;
  const on = element.getBoundingClientRect();
  const at = scaleBox(
    unturnBox({ left: (x - on.left) / on.width, top: (y - on.top) / on.height, width: 0, height: 0 }, rotation),
    size.width,
    size.height,
  );
  return placed
    .filter(({ page: own, area }) => {
      if (own !== page || !area) return false;
      const { left, top, width, height } = area;
      return at.left >= left && at.left <= left + width && at.top >= top && at.top <= top + height;
    })
    .toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
}

function sizeOf({ area }: PlacedInPdf): number {
  return (area?.width ?? 0) * (area?.height ?? 0);
}
