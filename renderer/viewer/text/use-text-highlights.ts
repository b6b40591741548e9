import { useEffect, useRef, useState, type RefObject } from 'react';
import type { useFind } from '../find/use-find.ts';
import { clearHighlights } from '../marks/highlight-registry.ts';
import type { PlacedMark } from '../marks/place-marks.ts';
import { spansNear } from '../marks/spans-near.ts';
import type { TextIndex } from '../marks/text-index.ts';
import { labelsOf, paintText, type PlacedLabel } from './paint-text.ts';
import { offsetsInView } from './text-dom.ts';

interface TextHighlights {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly paper: RefObject<HTMLElement | null>;
  readonly index: () => TextIndex;
  readonly placed: readonly PlacedMark[];
  readonly finding: Pick<ReturnType<typeof useFind>, 'hits' | 'current'>;
  /** Repaints when it changes: labels have moved. */
  readonly zoom: unknown;
}

/**
 * Paints marks and hits with the CSS Custom Highlight API, only those near the view: a hundred thousand live
 * highlights would make each frame of scrolling cost 40 ms. Returns the labels that belong in the margin.
 */
export function useTextHighlights({ scroller, paper, index, placed, finding, zoom }: TextHighlights): PlacedLabel[] {
  const [labels, setLabels] = useState<PlacedLabel[]>([]);
  const owner = useRef({});
  const { hits, current } = finding;

  // Highlights belong to the browser, and so does where things are.
  useEffect(() => {
    const view = scroller.current;
    const sheet = paper.current;
    if (!view || !sheet) return undefined;
    const self = owner.current;
    let frame = 0;
    const painting = { marks: spansNear(placed), hits: spansNear(hits), current };
    let painted = { start: -1, end: -1 };
    const paint = (hasMoved: boolean) => {
      const seen = offsetsInView(view, sheet);
      // What is near is known by blocks: most frames of a scroll show the same ones.
      if (!hasMoved && seen.start === painted.start && seen.end === painted.end) return;
      painted = seen;
      const texts = index();
      setLabels(labelsOf(paintText(self, texts, seen, painting), texts, sheet));
    };
    const soon = (hasMoved: boolean) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => paint(hasMoved));
    };
    const onScroll = () => soon(false);
    paint(true);
    const resize = new ResizeObserver(() => soon(true));
    resize.observe(view);
    view.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      resize.disconnect();
      view.removeEventListener('scroll', onScroll);
      clearHighlights(self);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- zoom moves the lines
  }, [scroller, paper, index, placed, hits, current, zoom]);

  return labels;
}
