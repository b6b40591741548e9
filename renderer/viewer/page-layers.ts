import { TextIndex } from './marks/text-index.ts';

/** Offsets of a whole document: a page's own offset plus its number times this. No page has as many letters. */
export const PAGE_STRIDE = 2 ** 26;

interface LayerNode {
  readonly node: Text;
  readonly start: number;
}

/** The words that lie over the pages on the screen, whether a PDF brings them, the client, or a machine that read them. */
export class PageLayers {
  readonly #layers = new Map<number, readonly LayerNode[]>();
  readonly #listeners = new Set<() => void>();
  /** Pages on the screen that have no words. */
  readonly #wordless = new Set<number>();
  readonly #awaited = new Map<number, PromiseWithResolvers<void>>();
  #index: TextIndex | null = null;

  /** A page's text layer has been built, or has gone (null). */
  setLayer(page: number, nodes: readonly LayerNode[] | null): void {
    if (nodes) this.#layers.set(page, nodes);
    else if (!this.#layers.delete(page)) return;
    this.#index = null;
    for (const listener of this.#listeners) listener();
    if (nodes) this.#settle(page);
  }

  onLayers(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  hasLayer(page: number): boolean {
    return this.#layers.has(page);
  }

  /** The pages that have one now. */
  layerPages(): number[] {
    return [...this.#layers.keys()];
  }

  /** Resolves when a page's words lie over it, or when none will: it has none, or the eye came to rest elsewhere. */
  layerOf(page: number): Promise<void> {
    if (this.#layers.has(page) || this.#wordless.has(page)) return Promise.resolve();
    const waiting = this.#awaited.get(page) ?? Promise.withResolvers<void>();
    this.#awaited.set(page, waiting);
    return waiting.promise;
  }

  /** A page that is on the screen has no words. Returns how to say that it may have some again, or has gone. */
  noLayer(page: number): () => void {
    this.#wordless.add(page);
    this.#settle(page);
    return () => this.#wordless.delete(page);
  }

  /** The eye came to rest on these pages: words of others are not waited for any more. */
  restOn(first: number, last: number): void {
    for (const page of this.#awaited.keys()) if (page < first || page > last) this.#settle(page);
  }

  #settle(page: number): void {
    this.#awaited.get(page)?.resolve();
    this.#awaited.delete(page);
  }

  /** All text on the page now, in document order, by offsets of the whole document. */
  index(): TextIndex {
    this.#index ??= new TextIndex(
      [...this.#layers]
        .toSorted(([a], [b]) => a - b)
        .flatMap(([page, nodes]) => nodes.map(({ node, start }) => ({ node, start: page * PAGE_STRIDE + start }))),
    );
    return this.#index;
  }
}
