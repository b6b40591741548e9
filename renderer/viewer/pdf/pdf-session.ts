import type { PDFDocumentProxy } from 'pdfjs-dist';
import { TextIndex } from '../marks/text-index.ts';
import { PageTexts } from './page-texts.ts';
import type { PageSize } from './page-layout.ts';
import { RenderQueue } from './render-queue.ts';

/** Offsets of a whole document: a page's own offset plus its number times this. No page has as many letters. */
export const PAGE_STRIDE = 2 ** 26;

interface LayerNode {
  readonly node: Text;
  readonly start: number;
}

/** What the parts of one open PDF share. Lives as long as the document is on the screen. */
export class PdfSession {
  readonly pdf: PDFDocumentProxy;
  readonly texts: PageTexts;
  readonly queue = new RenderQueue();
  /** Resolves when the page that is looked at first is on the screen, or cannot be: until then nothing else is read. */
  readonly firstPage: Promise<void>;
  /** A page was drawn, or given up. */
  readonly pageDone: () => void;
  readonly #layers = new Map<number, readonly LayerNode[]>();
  readonly #listeners = new Set<() => void>();
  readonly #onSize: (page: number, size: PageSize) => void;
  #index: TextIndex | null = null;

  constructor(pdf: PDFDocumentProxy, onSize: (page: number, size: PageSize) => void) {
    this.pdf = pdf;
    this.texts = new PageTexts(pdf);
    this.#onSize = onSize;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.firstPage = promise;
    // In the task after the frame: what waits would take the processor from the painting.
    this.pageDone = () => requestAnimationFrame(() => setTimeout(resolve));
  }

  sizeKnown(page: number, size: PageSize): void {
    this.#onSize(page, size);
  }

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
