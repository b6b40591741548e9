import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { type SpansNear, spansNear } from '../marks/spans-near.ts';
import type { TextIndex } from '../marks/text-index.ts';
import { offsetsInView } from '../text/text-dom.ts';
import type { ShownTerm, TermPlace, TermsPort } from '../view-ports.ts';
import { TermPaint } from './paint-terms.ts';

interface TextStage {
  readonly content: string;
  scroller(): HTMLElement | null;
  paper(): HTMLElement | null;
  index(): TextIndex;
  scrollTo(span: Span): void;
}

const NONE: SpansNear<ShownTerm> = () => [];

/** Terms in a text, which is one part. Only those near the view are painted. */
export class TextTerms implements TermsPort {
  readonly parts = 1;
  readonly #stage: TextStage;
  readonly #paint = new TermPaint();
  #near = NONE;
  #current: Span | null = null;
  #stop: (() => void) | null = null;

  constructor(stage: TextStage) {
    this.#stage = stage;
  }

  textOf(): Promise<string> {
    return Promise.resolve(this.#stage.content);
  }

  watch(): () => void {
    return () => undefined;
  }

  place(): { part: number; offset: number } {
    const [scroller, paper] = [this.#stage.scroller(), this.#stage.paper()];
    return { part: 1, offset: scroller && paper ? offsetsInView(scroller, paper).start : 0 };
  }

  paint(found: ReadonlyMap<number, readonly ShownTerm[]>, current: TermPlace | null): void {
    this.#near = spansNear(found.get(1) ?? []);
    this.#current = current;
    this.#stop ??= this.#follow();
    this.#repaint();
  }

  show(place: TermPlace): Promise<void> {
    this.#stage.scrollTo(place);
    return Promise.resolve();
  }

  clear(): void {
    this.#stop?.();
    this.#stop = null;
    this.#near = NONE;
    this.#current = null;
    this.#paint.clear();
  }

  #follow(): () => void {
    const view = this.#stage.scroller();
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.#repaint());
    };
    view?.addEventListener('scroll', soon, { passive: true });
    const resize = new ResizeObserver(soon);
    if (view) resize.observe(view);
    return () => {
      cancelAnimationFrame(frame);
      resize.disconnect();
      view?.removeEventListener('scroll', soon);
    };
  }

  #repaint(): void {
    const [scroller, paper] = [this.#stage.scroller(), this.#stage.paper()];
    if (!scroller || !paper) return;
    const texts = this.#stage.index();
    const near = this.#near(offsetsInView(scroller, paper));
    this.#paint.paint(near, this.#current, ({ start, end }) => texts.rangeOf(start, end));
  }
}
