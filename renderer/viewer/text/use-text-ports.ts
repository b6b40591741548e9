import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { clearHighlights, paintHighlight } from '../marks/highlight-registry.ts';
import type { TextIndex } from '../marks/text-index.ts';
import type { PaintedChange, ScrollPort, WordsPort } from '../view-ports.ts';
import '../compare/changes.css';

/** How a text scrolls together with another document, and is compared with it. */
export function useTextPorts(
  scroller: RefObject<HTMLElement | null>,
  content: string,
  index: () => TextIndex,
  scrollTo: (span: Span) => void,
): { readonly scroll: ScrollPort; readonly words: WordsPort } {
  const owner = useRef({});
  // Highlights belong to the browser.
  useEffect(() => {
    const self = owner.current;
    return () => clearHighlights(self);
  }, []);

  const scroll = useMemo<ScrollPort>(
    () => ({
      place: () => ({ page: 1, share: (scroller.current?.scrollTop ?? 0) / (scroller.current?.scrollHeight || 1) }),
      goTo: ({ page, share }) => {
        const view = scroller.current;
        view?.scrollTo({ top: (page - 1 + share) * view.scrollHeight });
      },
      watch: listener => {
        const view = scroller.current;
        view?.addEventListener('scroll', listener, { passive: true });
        return () => view?.removeEventListener('scroll', listener);
      },
    }),
    [scroller],
  );

  const words = useMemo<WordsPort>(() => {
    const rangesOf = (spans: readonly Span[]) => {
      const texts = index();
      return spans.flatMap(({ start, end }) => texts.rangeOf(start, end) ?? []);
    };
    const topOf = (offset: number): number | null =>
      index()
        .rangeOf(offset, offset + 1)
        ?.getBoundingClientRect().top ?? null;
    return {
      read: () => Promise.resolve(content),
      paint: (changes: readonly PaintedChange[], current) => {
        for (const look of ['change-added', 'change-removed', 'change-moved'] as const) {
          paintHighlight(owner.current, look, rangesOf(changes.filter(change => change.look === look)));
        }
        paintHighlight(owner.current, 'change-current', current ? rangesOf([current]) : []);
      },
      show: span => {
        scrollTo(span.start < span.end ? span : { start: span.start, end: span.start + 1 });
        return Promise.resolve();
      },
      topOffset: () => {
        const top = scroller.current?.getBoundingClientRect().top ?? 0;
        // Lines follow each other: the first letter below the edge is found by halving.
        let low = 0;
        let high = content.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((topOf(middle) ?? Number.NEGATIVE_INFINITY) < top) low = middle + 1;
          else high = middle;
        }
        return low;
      },
      alignTop: offset => {
        const view = scroller.current;
        const at = topOf(Math.min(Math.round(offset), content.length - 1));
        if (at !== null) view?.scrollBy({ top: at - view.getBoundingClientRect().top });
      },
    };
  }, [scroller, content, index, scrollTo]);

  return { scroll, words };
}
