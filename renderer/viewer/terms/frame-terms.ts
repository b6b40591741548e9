import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { frameWords, scrollFrameTo } from '../html/frame-ports.ts';
import { paintInFrame } from '../html/paint-in-frame.ts';
import type { OpenFrame } from '../html/use-frame-events.ts';
import { type SpansNear, spansNear } from '../marks/spans-near.ts';
import type { ShownTerm, TermPlace, TermsPort } from '../view-ports.ts';
import { termName } from './term-css.ts';

/** Letters before and behind the top of the view that are painted, and those a scroll may pass before it is done again. */
const NEAR = 12_000;
const MOVED = 4_000;

const NONE: SpansNear<ShownTerm> = () => [];

/** Terms in a page in a frame, whose highlights are its own. Only those near the view are painted. */
export class FrameTerms implements TermsPort {
  readonly parts = 1;
  readonly #frame: OpenFrame;
  #near = NONE;
  #current: Span | null = null;
  #painted: { at: number; names: ReadonlySet<string> } = { at: Number.NaN, names: new Set() };
  #stop: (() => void) | null = null;

  constructor(frame: OpenFrame) {
    this.#frame = frame;
  }

  textOf(): Promise<string> {
    return Promise.resolve(this.#frame.text.content);
  }

  watch(): () => void {
    return () => undefined;
  }

  place(): { part: number; offset: number } {
    return { part: 1, offset: frameWords(this.#frame).topOffset() };
  }

  paint(found: ReadonlyMap<number, readonly ShownTerm[]>, current: TermPlace | null): void {
    this.#near = spansNear(found.get(1) ?? []);
    this.#current = current;
    this.#stop ??= this.#follow();
    this.#repaint(this.place().offset);
  }

  show(place: TermPlace): Promise<void> {
    scrollFrameTo(this.#frame, place);
    return Promise.resolve();
  }

  clear(): void {
    this.#stop?.();
    this.#stop = null;
    this.#near = NONE;
    this.#current = null;
    this.#repaint(0);
  }

  #follow(): () => void {
    const { document: page } = this.#frame;
    let frame = 0;
    const look = () => {
      const { offset } = this.place();
      if (Math.abs(offset - this.#painted.at) > MOVED) this.#repaint(offset);
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    page.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      page.removeEventListener('scroll', soon);
    };
  }

  #repaint(at: number): void {
    // The page has been taken away, and its highlights with it.
    if (!this.#frame.document.defaultView) return;
    const near = this.#near({ start: at - NEAR, end: at + NEAR });
    const byName = Map.groupBy(near, termName);
    for (const name of this.#painted.names) if (!byName.has(name)) paintInFrame(this.#frame, name, []);
    for (const [name, spans] of byName) paintInFrame(this.#frame, name, spans);
    paintInFrame(this.#frame, 'term-current', this.#current ? [this.#current] : []);
    this.#painted = { at, names: new Set(byName.keys()) };
  }
}
