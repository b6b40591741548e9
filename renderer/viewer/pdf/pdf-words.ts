import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { clearHighlights, paintHighlight } from '../marks/highlight-registry.ts';
import type { PaintedChange, ScrollPlace, WordsPort } from '../view-ports.ts';
import { cutAtPages, type PageStretch } from './cut-at-pages.ts';
import { PAGE_STRIDE } from '../page-layers.ts';
import type { PdfSession } from './pdf-session.ts';
import '../compare/changes.css';

interface PdfScroll {
  place(): ScrollPlace;
  goTo(place: ScrollPlace): void;
  showStretch(stretch: PageStretch): Promise<unknown>;
}

/** The words of a PDF for another document to be laid beside. Changes are painted on the pages that have a text layer. */
export class PdfWords implements WordsPort {
  readonly #session: PdfSession;
  readonly #scroll: PdfScroll;
  readonly #owner = {};
  #starts: readonly number[] = [];
  #length = 0;
  #painted: ReadonlyMap<number, readonly (PageStretch & Pick<PaintedChange, 'look'>)[]> = new Map();
  #current: readonly PageStretch[] = [];

  constructor(session: PdfSession, scroll: PdfScroll) {
    this.#session = session;
    this.#scroll = scroll;
  }

  /** Follows the pages that come and go. Returns how to stop. */
  follow(): () => void {
    const stop = this.#session.onLayers(() => this.#repaint());
    return () => {
      stop();
      clearHighlights(this.#owner);
    };
  }

  async read(): Promise<string> {
    const { text, starts } = await this.#session.texts.joined(1, this.#session.texts.pages);
    this.#starts = starts;
    this.#length = text.length;
    return text;
  }

  paint(changes: readonly PaintedChange[], current: Span | null): void {
    const painted = new Map<number, (PageStretch & Pick<PaintedChange, 'look'>)[]>();
    for (const change of changes) {
      for (const stretch of this.#cut(change)) {
        const onPage = painted.get(stretch.page) ?? [];
        onPage.push({ ...stretch, look: change.look });
        painted.set(stretch.page, onPage);
      }
    }
    this.#painted = painted;
    this.#current = current ? this.#cut(current) : [];
    this.#repaint();
  }

  async show(span: Span): Promise<void> {
    // A place between two letters is shown by the letter after it.
    const [first] = this.#cut(span.start < span.end ? span : { start: span.start, end: span.start + 1 });
    if (first) await this.#scroll.showStretch(first);
    else this.alignTop(span.start);
  }

  topOffset(): number {
    const { page, share } = this.#scroll.place();
    const from = this.#starts[page - 1] ?? 0;
    const text = this.#session.texts.now(page);
    const item = text?.tops.findIndex(top => top >= share) ?? -1;
    if (text && item === -1) return from + text.text.length;
    return from + (text?.starts[item] ?? 0);
  }

  alignTop(offset: number): void {
    let page = this.#starts.findLastIndex(start => start <= offset) + 1;
    if (page < 1) page = 1;
    const text = this.#session.texts.now(page);
    const own = offset - (this.#starts[page - 1] ?? 0);
    const item = text?.starts.findLastIndex(start => start <= own) ?? -1;
    this.#scroll.goTo({ page, share: text?.tops[item] ?? 0 });
  }

  #cut(span: Span): PageStretch[] {
    return cutAtPages(this.#starts, 1, this.#length, span);
  }

  #repaint(): void {
    const index = this.#session.index();
    const rangesOf = (stretches: readonly PageStretch[]) =>
      stretches.flatMap(({ page, start, end }) => {
        if (!this.#session.hasLayer(page)) return [];
        return index.rangeOf(page * PAGE_STRIDE + start, page * PAGE_STRIDE + end) ?? [];
      });
    const inSight = this.#session.layerPages().flatMap(page => this.#painted.get(page) ?? []);
    for (const look of ['change-added', 'change-removed', 'change-moved'] as const) {
      paintHighlight(this.#owner, look, rangesOf(inSight.filter(stretch => stretch.look === look)));
    }
    paintHighlight(this.#owner, 'change-current', rangesOf(this.#current));
  }
}
