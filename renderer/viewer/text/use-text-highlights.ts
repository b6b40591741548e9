import { useEffect, useRef, useState, type RefObject } from 'react';
import type { useFind } from '../find/use-find.ts';
import { clearHighlights, paintHighlight } from '../marks/highlight-registry.ts';
import { MARK_TONES } from '../marks/mark.ts';
import type { PlacedMark } from '../marks/place-marks.ts';
import { spreadLabels } from '../marks/spread-labels.ts';
import type { TextIndex } from '../marks/text-index.ts';
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

export interface PlacedLabel {
  readonly placed: PlacedMark;
  /** Pixels from the top of the paper. */
  readonly top: number;
}

/** From one label to the next, so that none is a target too small to hit (WCAG 2.5.8). */
const LABEL_HEIGHT = 24;

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
    const paint = () => {
      const texts = index();
      const seen = offsetsInView(view, sheet);
      const isNear = (span: { start: number; end: number }) => span.start < seen.end && span.end > seen.start;
      const rangesOf = (spans: readonly { start: number; end: number }[]) =>
        spans.flatMap(span => texts.rangeOf(span.start, span.end) ?? []);
      const near = placed.filter(isNear);
      for (const tone of MARK_TONES) {
        paintHighlight(self, `mark-${tone}`, rangesOf(near.filter(({ mark }) => mark.tone === tone)));
      }
      paintHighlight(self, 'mark-selected', rangesOf(near.filter(({ mark }) => mark.isSelected)));
      paintHighlight(self, 'hit', rangesOf(hits.filter(isNear)));
      paintHighlight(self, 'hit-current', current ? rangesOf([current]) : []);

      const sheetTop = sheet.getBoundingClientRect().top;
      const tops = near.map(
        ({ start, end }) => (texts.rangeOf(start, end)?.getClientRects()[0]?.top ?? sheetTop) - sheetTop,
      );
      const spread = spreadLabels(tops, LABEL_HEIGHT);
      setLabels(near.map((mark, i) => ({ placed: mark, top: spread[i] ?? 0 })));
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    };
    paint();
    const resize = new ResizeObserver(soon);
    resize.observe(view);
    view.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      resize.disconnect();
      view.removeEventListener('scroll', soon);
      clearHighlights(self);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- zoom moves the lines
  }, [scroller, paper, index, placed, hits, current, zoom]);

  return labels;
}
