import type { Span } from '../../../shared/anchors/describe-quote.ts';
import type { ScrollPort, WordsPort } from '../view-ports.ts';
import { paintInFrame } from './paint-in-frame.ts';
import type { OpenFrame } from './use-frame-events.ts';

/** How a page in a frame scrolls together with another document. */
export function frameScroll({ document: page }: OpenFrame): ScrollPort {
  const root = page.documentElement;
  return {
    place: () => ({ page: 1, share: root.scrollTop / (root.scrollHeight || 1) }),
    goTo: ({ page: number, share }) => {
      root.scrollTop = (number - 1 + share) * root.scrollHeight;
    },
    watch: listener => {
      page.addEventListener('scroll', listener, { passive: true });
      return () => page.removeEventListener('scroll', listener);
    },
  };
}

/** How a page in a frame is compared with another document. */
export function frameWords(frame: OpenFrame): WordsPort {
  const { content, index } = frame.text;
  const topOf = (offset: number): number | null =>
    index.rangeOf(offset, offset + 1)?.getBoundingClientRect().top ?? null;
  return {
    read: () => Promise.resolve(content),
    paint: (changes, current) => {
      for (const look of ['change-added', 'change-removed', 'change-moved'] as const) {
        paintInFrame(
          frame,
          look,
          changes.filter(change => change.look === look),
        );
      }
      paintInFrame(frame, 'change-current', current ? [current] : []);
    },
    show: span => {
      scrollFrameTo(frame, span.start < span.end ? span : { start: span.start, end: span.start + 1 });
      return Promise.resolve();
    },
    topOffset: () => {
      // Lines follow each other, as long as nothing stands beside them: the first letter in sight is found by halving.
      let low = 0;
      let high = content.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((topOf(middle) ?? Number.NEGATIVE_INFINITY) < 0) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    alignTop: offset => {
      const at = topOf(Math.min(Math.round(offset), content.length - 1));
      if (at !== null) frame.document.documentElement.scrollTop += at;
    },
  };
}

/** Scrolls until a stretch of the text is a third down. */
export function scrollFrameTo({ document: page, text }: OpenFrame, { start, end }: Span): void {
  const range = text.index.rangeOf(start, end);
  const root = page.documentElement;
  if (!range) return;
  const box = range.getBoundingClientRect();
  root.scrollTop += box.top - root.clientHeight / 3;
  if (box.right > root.clientWidth || box.left < 0) root.scrollLeft += box.left - root.clientWidth / 3;
}

/** Selects a stretch of the text, as a drag of the mouse would. */
export function selectInFrame({ document: page, text }: OpenFrame, { start, end }: Span): void {
  const range = text.index.rangeOf(start, end);
  if (!range) return;
  page.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** Shows the page larger or smaller than its writer meant it. */
export function zoomFrame({ document: page }: Pick<OpenFrame, 'document'>, scale: number): void {
  page.documentElement.style.zoom = String(scale);
}
