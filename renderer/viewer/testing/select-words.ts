/** Selects words that stand in one text node under `root`, as a drag of the mouse would leave them. */
export function selectWords(root: Element, words: string): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at === -1) continue;
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error(`these words are not on the page: ${words}`);
}

/** The text under all ranges of a CSS highlight. */
export function highlighted(name: string): string[] {
  return [...(CSS.highlights.get(name) ?? [])].map(String);
}
