import { TextIndex } from '../marks/text-index.ts';
import type { TextBlock } from './split-blocks.ts';

/** The text nodes of a paper, joined with their offsets. Blocks hold exactly one text node each. */
export function textIndexOf(paper: HTMLElement | null, blocks: readonly TextBlock[]): TextIndex {
  const elements = paper?.querySelectorAll<HTMLElement>('[data-start]') ?? [];
  return new TextIndex(
    [...elements].flatMap((element, i) => {
      const node = element.firstChild;
      const block = blocks[i];
      return node instanceof Text && block ? [{ node, start: block.start }] : [];
    }),
  );
}

/** The offset of the letter under a point of the window, or null when there is none. */
export function offsetFromPoint(index: TextIndex, point: { x: number; y: number }): number | null {
  const caret = document.caretPositionFromPoint(point.x, point.y);
  if (!caret || !(caret.offsetNode instanceof Text)) return null;
  const box = caret.getClientRect();
  // A caret is found beside a line as well; the pointer must be on it.
  if (box && (Math.abs(box.left - point.x) > box.height || point.y < box.top || point.y > box.bottom)) return null;
  const offset = index.offsetAt(caret.offsetNode, caret.offset, 'forward');
  if (offset === null || !box) return offset;
  return box.left > point.x ? Math.max(0, offset - 1) : offset;
}

/** A scroll is shown before anybody hears of it: so many pixels beyond the screen are painted as well. */
const AHEAD = 240;

/** The offsets that are on the screen or nearly, by blocks: what is worth painting. */
export function offsetsInView(scroller: HTMLElement, paper: HTMLElement): { start: number; end: number } {
  const view = scroller.getBoundingClientRect();
  const elements = paper.querySelectorAll<HTMLElement>('[data-start]');
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle] as HTMLElement).getBoundingClientRect().bottom < view.top - AHEAD) low = middle + 1;
    else high = middle;
  }
  let last = low;
  const topOf = (i: number) => (elements[i] as HTMLElement).getBoundingClientRect().top;
  while (last < elements.length && topOf(last) < view.bottom + AHEAD) last++;
  const start = (i: number) => Number(elements[i]?.dataset['start'] ?? Number.POSITIVE_INFINITY);
  return { start: low === 0 ? 0 : start(low), end: start(last) };
}
