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
  #index: TextIndex | null = null;

  /** A page's text layer has been built, or has gone (null). */
  setLayer(page: number, nodes: readonly LayerNode[] | null): void {
    if (nodes) this.#layers.set(page, nodes);
    else if (!this.#layers.delete(page)) return;
    this.#index = null;
    for (const listener of this.#listeners) listener();
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

  /** Resolves when a page's text layer is there, or after two seconds: a page without text never gets one. */
  layerOf(page: number): Promise<void> {
    if (this.#layers.has(page)) return Promise.resolve();
    return new Promise(resolve => {
      const done = () => {
        stop();
        clearTimeout(timer);
        resolve();
      };
      const stop = this.onLayers(() => {
        if (this.#layers.has(page)) done();
      });
      const timer = setTimeout(done, 2000);
    });
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
