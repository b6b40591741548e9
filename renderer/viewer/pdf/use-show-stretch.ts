import { useCallback, useEffect, type RefObject } from 'react';
import { PAGE_STRIDE, type PageLayers } from '../page-layers.ts';
import type { PageWindow } from './near-window.ts';
import type { PdfHit } from './pdf-hit.ts';

interface Pages {
  readonly goTo: (page: number) => void;
  readonly rested: PageWindow | null;
  readonly isAtRest: boolean;
}

/** How to go to a page, and once its words are there to the words; null where they do not come. */
export function useShowStretch(
  scroller: RefObject<HTMLDivElement | null>,
  layers: PageLayers,
  { goTo, rested, isAtRest }: Pages,
): (hit: PdfHit) => Promise<Range | null> {
  // Those who wait for words are outside React.
  useEffect(() => {
    if (rested && isAtRest) layers.restOn(rested.first + 1, rested.last + 1);
  }, [layers, rested, isAtRest]);

  return useCallback(
    async hit => {
      goTo(hit.page);
      await layers.layerOf(hit.page);
      const at = PAGE_STRIDE * hit.page;
      const range = layers.index().rangeOf(at + hit.start, at + hit.end);
      const view = scroller.current;
      if (!range || !view) return null;
      const below = range.getBoundingClientRect().top - view.getBoundingClientRect().top;
      view.scrollBy({ top: below - view.clientHeight / 3 });
      return range;
    },
    [scroller, layers, goTo],
  );
}
