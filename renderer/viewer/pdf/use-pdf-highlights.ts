import { useEffect, useRef, useState } from 'react';
import { clearHighlights, paintHighlight } from '../marks/highlight-registry.ts';
import { MARK_TONES } from '../marks/mark.ts';
import { PAGE_STRIDE, type PageLayers } from '../page-layers.ts';
import type { PdfHit } from './pdf-hit.ts';
import type { PlacedInPdf } from './use-pdf-marks.ts';

/** Where labels stand: mark id to a share of its page's height. */
export type LabelTops = ReadonlyMap<string, number>;

/** Paints marks and hits on the pages that have a text layer. Returns where the marks' labels belong. */
export function usePdfHighlights(
  session: PageLayers,
  placed: readonly PlacedInPdf[],
  hits: readonly PdfHit[],
  current: PdfHit | undefined,
  rotation: number,
): LabelTops {
  const owner = useRef({});
  const [tops, setTops] = useState<LabelTops>(new Map());

  // Highlights and text layers belong to the browser.
  useEffect(() => {
    const self = owner.current;
    const paint = () => {
      const index = session.index();
      const rangeOf = ({ page, start, end }: PdfHit) =>
        session.hasLayer(page) ? index.rangeOf(page * PAGE_STRIDE + start, page * PAGE_STRIDE + end) : null;
      const rangesOf = (stretches: readonly PdfHit[]) => stretches.flatMap(stretch => rangeOf(stretch) ?? []);
      for (const tone of MARK_TONES) {
        const own = placed.filter(({ mark }) => mark.tone === tone);
        paintHighlight(self, `mark-${tone}`, rangesOf(own.flatMap(({ segments }) => segments)));
      }
      const selected = placed.filter(({ mark }) => mark.isSelected);
      paintHighlight(self, 'mark-selected', rangesOf(selected.flatMap(({ segments }) => segments)));
      paintHighlight(self, 'hit', rangesOf(hits));
      paintHighlight(self, 'hit-current', current ? rangesOf([current]) : []);
      setTops(
        new Map(
          placed.flatMap(({ mark, segments: [head] }) => {
            const range = head && rangeOf(head);
            const share = range && shareOfPage(range);
            return share === null || share === undefined ? [] : [[mark.id, share] as const];
          }),
        ),
      );
    };
    paint();
    const stop = session.onLayers(paint);
    return () => {
      stop();
      clearHighlights(self);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- turning moves the lines
  }, [session, placed, hits, current, rotation]);

  return tops;
}

function shareOfPage(range: Range): number | null {
  const page = range.startContainer.parentElement?.closest('[data-page]')?.getBoundingClientRect();
  const line = range.getClientRects()[0];
  return page && line ? (line.top - page.top) / page.height : null;
}
