import { useEffect, useMemo, useRef, useState } from 'react';
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
  const marksOn = useMemo(() => byPage(placed), [placed]);
  const hitsOn = useMemo(() => Map.groupBy(hits, ({ page }) => page), [hits]);

  // Highlights and text layers belong to the browser.
  useEffect(() => {
    const self = owner.current;
    const paint = () => {
      const index = session.index();
      const pages = session.layerPages();
      const isThere = new Set(pages);
      const rangeOf = ({ page, start, end }: PdfHit) =>
        isThere.has(page) ? index.rangeOf(page * PAGE_STRIDE + start, page * PAGE_STRIDE + end) : null;
      const rangesOf = (stretches: readonly PdfHit[]) => stretches.flatMap(stretch => rangeOf(stretch) ?? []);
      // A document may have a hundred thousand marks: only those of the pages whose words are there are looked at.
      const here = [...new Set(pages.flatMap(page => marksOn.get(page) ?? []))];
      for (const tone of MARK_TONES) {
        const own = here.filter(({ mark }) => mark.tone === tone);
        paintHighlight(self, `mark-${tone}`, rangesOf(own.flatMap(({ segments }) => segments)));
      }
      const selected = here.filter(({ mark }) => mark.isSelected);
      paintHighlight(self, 'mark-selected', rangesOf(selected.flatMap(({ segments }) => segments)));
      paintHighlight(self, 'hit', rangesOf(pages.flatMap(page => hitsOn.get(page) ?? [])));
      paintHighlight(self, 'hit-current', current ? rangesOf([current]) : []);
      setTops(
        new Map(
          here.flatMap(({ mark, segments: [head] }) => {
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
  }, [session, marksOn, hitsOn, current, rotation]);

  return tops;
}

/** The marks that have words on a page; one that goes over a page break is on both. */
function byPage(placed: readonly PlacedInPdf[]): ReadonlyMap<number, readonly PlacedInPdf[]> {
  const on = new Map<number, PlacedInPdf[]>();
  for (const place of placed) {
    for (const page of new Set(place.segments.map(segment => segment.page))) {
      const there = on.get(page);
      if (there) there.push(place);
      else on.set(page, [place]);
    }
  }
  return on;
}

function shareOfPage(range: Range): number | null {
  const page = range.startContainer.parentElement?.closest('[data-page]')?.getBoundingClientRect();
  const line = range.getClientRects()[0];
  return page && line ? (line.top - page.top) / page.height : null;
}
