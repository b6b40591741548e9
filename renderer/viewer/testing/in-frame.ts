import { vi } from 'vitest';
import { page } from 'vitest/browser';

/** The document in the last frame that shows a page, once it has been loaded and dressed. */
export async function frameOf(): Promise<Document> {
  return await vi.waitFor(() => {
    const frame = page.getByTestId('html-view').all().at(-1)?.element();
    const shown = frame instanceof HTMLIFrameElement ? frame.contentDocument : null;
    if (!shown || shown.adoptedStyleSheets.length === 0) throw new Error('no page is shown yet');
    return shown;
  }, 15_000);
}

/** Selects words in a frame, as a drag of the mouse would leave them. */
export function selectInFrame(frame: Document, words: string): void {
  const walker = frame.createTreeWalker(frame.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at === -1) continue;
    frame.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error(`these words are not in the frame: ${words}`);
}

/** The text under all ranges of a CSS highlight of a frame. */
export function highlightedIn(frame: Document, name: string): string[] {
  const view = frame.defaultView;
  return [...(view?.CSS.highlights.get(name) ?? [])].map(String);
}
