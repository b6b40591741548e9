import type { Locator } from '@playwright/test';

export interface Place {
  readonly from: { x: number; y: number };
  readonly to: { x: number; y: number };
}

/**
 * Where words stand on the screen: the first and the last letter, in pixels of the window. Words of a document are
 * often cut into many elements, so they are looked for in its running text. Scrolls to them first. Null: not there.
 */
export function placeOfWords(within: Locator, words: string): Promise<Place | null> {
  return within.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const letters: { node: Text; offset: number }[] = [];
    let running = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      if (text.parentElement?.closest('button, [role="toolbar"], [role="alert"]')) continue;
      for (let offset = 0; offset < text.data.length; offset++) letters.push({ node: text, offset });
      running += text.data;
    }
    const start = running.indexOf(wanted);
    const first = letters[start];
    const last = letters[start + wanted.length - 1];
    if (start < 0 || !first || !last) return null;
    first.node.parentElement?.scrollIntoView({ block: 'center' });
    const boxOf = ({ node, offset }: { node: Text; offset: number }) => {
      const range = document.createRange();
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      return range.getBoundingClientRect();
    };
    const begin = boxOf(first);
    const end = boxOf(last);
    return {
      from: { x: begin.left + 1, y: begin.top + begin.height / 2 },
      to: { x: end.right - 1, y: end.top + end.height / 2 },
    };
  }, words);
}
