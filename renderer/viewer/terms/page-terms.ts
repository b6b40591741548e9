import { PAGE_STRIDE, type PageLayers } from '../page-layers.ts';
import type { PagedTexts } from '../paged-texts.ts';
import type { ShownTerm, TermPlace, TermsPort } from '../view-ports.ts';
import { TermPaint } from './paint-terms.ts';

interface PageStage {
  readonly layers: PageLayers;
  readonly texts: PagedTexts;
  /** Resolves when the first page is in sight: until then nothing else is read. */
  readonly ready: Promise<unknown>;
  /** Tells when a machine has read pages. */
  onRead(listener: () => void): () => void;
  page(): number;
  show(place: { page: number; start: number; end: number }): Promise<unknown>;
}

/** Terms on pages, each of which is a part. They are painted on the pages that have a text layer: those near the view. */
export class PageTerms implements TermsPort {
  readonly #stage: PageStage;
  readonly #paint = new TermPaint();
  #found: ReadonlyMap<number, readonly ShownTerm[]> = new Map();
  #current: TermPlace | null = null;
  #stop: (() => void) | null = null;

  constructor(stage: PageStage) {
    this.#stage = stage;
  }

  get parts(): number {
    return this.#stage.texts.pages;
  }

  async textOf(part: number): Promise<string> {
    await this.#stage.ready;
    return (await this.#stage.texts.of(part)).text;
  }

  watch(listener: (parts: readonly number[]) => void): () => void {
    const { texts, onRead } = this.#stage;
    const known = new Map<number, string>();
    return onRead(() => {
      const changed = Array.from({ length: texts.pages }, (_, i) => i + 1).filter(page => {
        const text = texts.now(page)?.text;
        if (text === undefined || text === known.get(page)) return false;
        known.set(page, text);
        return true;
      });
      if (changed.length > 0) listener(changed);
    });
  }

  place(): { part: number; offset: number } {
    return { part: this.#stage.page(), offset: 0 };
  }

  paint(found: ReadonlyMap<number, readonly ShownTerm[]>, current: TermPlace | null): void {
    this.#found = found;
    this.#current = current;
    this.#stop ??= this.#stage.layers.onLayers(() => this.#repaint());
    this.#repaint();
  }

  async show({ part, start, end }: TermPlace): Promise<void> {
    await this.#stage.show({ page: part, start, end });
  }

  clear(): void {
    this.#stop?.();
    this.#stop = null;
    this.#paint.clear();
  }

  #repaint(): void {
    const { layers } = this.#stage;
    const index = layers.index();
    // A layer that was built anew has other nodes: ranges of before would be nowhere.
    this.#paint.clear();
    const pages = layers.layerPages();
    const near = pages.flatMap(page => this.#found.get(page)?.map(term => onPage(page, term)) ?? []);
    const current = this.#current && pages.includes(this.#current.part) ? this.#current : null;
    this.#paint.paint(near, current && onPage(current.part, current), ({ start, end }) => index.rangeOf(start, end));
  }
}

/** By offsets of the whole document. */
function onPage<One extends { start: number; end: number }>(page: number, one: One): One {
  return { ...one, start: page * PAGE_STRIDE + one.start, end: page * PAGE_STRIDE + one.end };
}
