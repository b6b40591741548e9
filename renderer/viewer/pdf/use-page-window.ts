import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { ViewPlace } from '../document-view.ts';
import type { ScrollPort } from '../view-ports.ts';
import { layoutPages, pageAt, placeAtTop, rowHeight, rowOf, type PageLayout, type PageSize } from './page-layout.ts';
import { nearWindow, type PageWindow } from './near-window.ts';
import { ScrollPace } from './scroll-pace.ts';

/** A page that has been under the eye for this long is worth a text layer. */
const REST_MS = 100;

interface Seen extends PageWindow {
  /** How fast the pages went by when these came into sight. */
  readonly pagesPerSecond: number;
}

/**
 * Which pages are on the screen, near it, and at rest; and how to go to one.
 *
 * @param isFitted false until the scale is meant: scrolling in a layout that is not would lose the place
 */
export function usePageWindow(
  scroller: RefObject<HTMLDivElement | null>,
  sizes: readonly PageSize[],
  scale: number,
  rotation: ViewPlace['rotation'],
  initial: Pick<ViewPlace, 'page' | 'share'>,
  isFitted: boolean,
  perRow: PageLayout['perRow'] = 1,
) {
  const layout = useMemo(() => layoutPages(sizes, scale, rotation, perRow), [sizes, scale, rotation, perRow]);
  // Kept in a ref, because it must survive a change of layout, and scrolling may not draw the pane sixty times a second.
  const [start] = useState({ page: Math.min(initial.page, sizes.length), share: initial.share });
  const place = useRef(start);
  const [seen, setSeen] = useState<Seen>({ first: start.page - 1, last: start.page - 1, pagesPerSecond: 0 });
  const [pace] = useState(() => new ScrollPace());
  const [rested, setRested] = useState<Seen | null>(null);
  const [currentPage, setCurrentPage] = useState(start.page);
  const latest = useRef(layout);

  const look = useCallback(() => {
    const view = scroller.current;
    if (!view) return;
    const first = rowOf(latest.current, pageAt(latest.current, view.scrollTop + 1));
    const last = pageAt(latest.current, view.scrollTop + view.clientHeight - 1);
    place.current = { page: first + 1, share: shareOf(latest.current, first, view.scrollTop) };
    const pagesPerSecond = pace.note(view.scrollTop, performance.now()) / Math.max(1, rowHeight(latest.current, first));
    setSeen(before =>
      before.first === first && before.last === last
        ? before
        : { first, last, pagesPerSecond: pagesPerSecond * perRow },
    );
    // The page that is read is the one in the upper third, not the one that is leaving.
    setCurrentPage(rowOf(latest.current, pageAt(latest.current, view.scrollTop + view.clientHeight / 3)) + 1);
  }, [scroller, pace, perRow]);

  const goTo = useCallback(
    (page: number, share = 0) => {
      const view = scroller.current;
      if (!view) return;
      view.scrollTo({ top: heightOf(latest.current, page - 1, share) });
      look();
    },
    [scroller, look],
  );
  const port = useMemo<ScrollPort>(
    () => ({
      place: () => {
        const top = scroller.current?.scrollTop ?? 0;
        return placeAtTop(latest.current, top);
      },
      // Not `goTo`: that leaves a little room above a page, and would creep when two views follow each other.
      goTo: ({ page, share }) => {
        const index = Math.min(page, latest.current.tops.length - 1) - 1;
        const top = latest.current.tops[index] ?? 0;
        scroller.current?.scrollTo({ top: top + rowHeight(latest.current, index) * share });
        look();
      },
      watch: listener => {
        const view = scroller.current;
        view?.addEventListener('scroll', listener, { passive: true });
        return () => view?.removeEventListener('scroll', listener);
      },
    }),
    [scroller, look],
  );

  // Zoom, rotation and newly known sizes move everything: the same words stay under the eye.
  useLayoutEffect(() => {
    latest.current = layout;
    const view = scroller.current;
    if (!view || !isFitted) return;
    view.scrollTo({ top: heightOf(layout, place.current.page - 1, place.current.share) });
    look();
  }, [layout, scroller, look, isFitted]);

  // Scrolling is the browser's.
  useEffect(() => {
    const view = scroller.current;
    if (!view || !isFitted) return undefined;
    view.addEventListener('scroll', look, { passive: true });
    return () => view.removeEventListener('scroll', look);
  }, [scroller, look, isFitted]);

  // Time is outside React.
  useEffect(() => {
    const timer = setTimeout(() => setRested(seen), REST_MS);
    return () => clearTimeout(timer);
  }, [seen]);

  // Who rests, rests: what comes next may be in either direction.
  const pagesPerSecond = rested === seen ? 0 : seen.pagesPerSecond;
  const near = nearWindow(seen, pagesPerSecond, sizes.length);
  return { layout, near, pagesPerSecond, rested, isAtRest: rested === seen, currentPage, place, goTo, port };
}

/** Where to scroll so that a share of a page is at the top of the view. */
function heightOf(layout: PageLayout, index: number, share: number): number {
  const top = layout.tops[index] ?? 0;
  return share === 0 ? top - 8 : top + rowHeight(layout, index) * share;
}

function shareOf(layout: PageLayout, index: number, scrollTop: number): number {
  const top = layout.tops[index] ?? 0;
  return Math.max(0, (scrollTop - top) / Math.max(1, rowHeight(layout, index)));
}
