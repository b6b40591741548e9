import { useEffect, useState } from 'react';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { MARK_TONES } from '../marks/mark.ts';
import type { PlacedMark } from '../marks/place-marks.ts';
import { spreadLabels } from '../marks/spread-labels.ts';
import { paintInFrame } from './paint-in-frame.ts';
import type { OpenFrame } from './use-frame-events.ts';

/** From one label to the next, so that none is a target too small to hit (WCAG 2.5.8). */
const LABEL_HEIGHT = 24;

export interface FrameLabel {
  readonly placed: PlacedMark;
  /** Pixels from the top of the page in the frame, scrolled away or not. */
  readonly top: number;
}

/** Paints marks and hits in a frame, whose highlights are its own, and tells where the labels belong. */
export function useFrameHighlights(
  frame: OpenFrame | null,
  placed: readonly PlacedMark[],
  finding: { readonly hits: readonly Span[]; readonly current: Span | undefined },
  zoom: unknown,
): readonly FrameLabel[] {
  const [labels, setLabels] = useState<readonly FrameLabel[]>([]);
  const { hits, current } = finding;

  // Highlights are the browser's.
  useEffect(() => {
    if (!frame) return;
    const paint = (name: string, spans: readonly Span[]) => paintInFrame(frame, name, spans);
    for (const tone of MARK_TONES) {
      paint(
        `mark-${tone}`,
        placed.filter(({ mark }) => mark.tone === tone),
      );
    }
    paint(
      'mark-selected',
      placed.filter(({ mark }) => mark.isSelected),
    );
    paint('hit', hits);
    paint('hit-current', current ? [current] : []);
  }, [frame, placed, hits, current]);

  // Where things are is the browser's; they move when the pane or the zoom changes.
  useEffect(() => {
    if (!frame) return undefined;
    const root = frame.document.documentElement;
    root.toggleAttribute('data-marked', placed.length > 0);
    const measure = () => {
      const shift = root.scrollTop;
      const tops = placed.map(
        ({ start, end }) => (frame.text.index.rangeOf(start, end)?.getClientRects()[0]?.top ?? 0) + shift,
      );
      const spread = spreadLabels(tops, LABEL_HEIGHT);
      setLabels(placed.map((mark, i) => ({ placed: mark, top: spread[i] ?? 0 })));
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(frame.document.body);
    return () => resized.disconnect();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- zoom moves the lines
  }, [frame, placed, zoom]);

  return labels;
}
