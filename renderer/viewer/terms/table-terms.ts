import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { type SpansNear, spansNear } from '../marks/spans-near.ts';
import type { SheetPlace } from '../table/place-in-sheets.ts';
import type { Cell, SheetTable } from '../table/sheet-table.ts';
import type { ShownTerm, TermPlace, TermsPort } from '../view-ports.ts';
import { TermPaint } from './paint-terms.ts';

interface TableStage {
  readonly content: string;
  readonly tables: readonly SheetTable[];
  /** Around the grid of the sheet that is in sight. */
  root(): HTMLElement | null;
  active(): SheetPlace;
  showOffset(offset: number): void;
}

const NONE: SpansNear<ShownTerm> = () => [];

/** Terms in a workbook, whose content is one part. They are painted in the cells that are in the page: those near the view. */
export class TableTerms implements TermsPort {
  readonly parts = 1;
  readonly #stage: TableStage;
  readonly #paint = new TermPaint();
  #near = NONE;
  #current: Span | null = null;
  #stop: (() => void) | null = null;

  constructor(stage: TableStage) {
    this.#stage = stage;
  }

  textOf(): Promise<string> {
    return Promise.resolve(this.#stage.content);
  }

  watch(): () => void {
    return () => undefined;
  }

  /** The cell that is chosen is where the person is. */
  place(): { part: number; offset: number } {
    const active = this.#stage.active();
    return { part: 1, offset: this.#stage.tables[active.sheet]?.cell(active)?.start ?? 0 };
  }

  paint(found: ReadonlyMap<number, readonly ShownTerm[]>, current: TermPlace | null): void {
    this.#near = spansNear(found.get(1) ?? []);
    this.#current = current;
    this.#stop ??= this.#follow();
    this.#repaint();
  }

  show({ start }: TermPlace): Promise<void> {
    this.#stage.showOffset(start);
    return Promise.resolve();
  }

  clear(): void {
    this.#stop?.();
    this.#stop = null;
    this.#near = NONE;
    this.#paint.clear();
  }

  /** Rows come and go with every scroll. */
  #follow(): () => void {
    let frame = 0;
    const changes = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.#repaint());
    });
    const root = this.#stage.root();
    if (root) changes.observe(root, { childList: true, subtree: true, characterData: true });
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
    };
  }

  #repaint(): void {
    const ranges = new Map<Span, Range>();
    const near: ShownTerm[] = [];
    let current: Span | null = null;
    for (const { cell, text } of this.#cells()) {
      for (const term of this.#near(cell)) {
        near.push(term);
        ranges.set(term, rangeIn(text, cell, term));
      }
      if (this.#current && this.#current.start >= cell.start && this.#current.start < cell.end) {
        current = { ...this.#current };
        ranges.set(current, rangeIn(text, cell, current));
      }
    }
    // Another row may stand in the same nodes by now.
    this.#paint.clear();
    this.#paint.paint(near, current, span => ranges.get(span) ?? null);
  }

  *#cells(): Generator<{ cell: Cell; text: Text }> {
    const table = this.#stage.tables[this.#stage.active().sheet];
    for (const element of this.#stage.root()?.querySelectorAll<HTMLElement>('[data-cell]') ?? []) {
      const [row = 0, column = 0] = [
        element.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'),
        element.getAttribute('aria-colindex'),
      ].map(Number);
      const cell = table?.cell({ row: row - 1, column: column - 1 });
      const text = element.firstChild;
      if (cell && text instanceof Text) yield { cell, text };
    }
  }
}

/** The letters of a term in its cell; all of the cell where it shows its words in another way than they are written. */
function rangeIn(text: Text, { value, start, end }: Cell, term: Span): Range {
  const range = document.createRange();
  const isAsWritten = value.length === end - start && text.data.startsWith(value.slice(0, text.length));
  range.setStart(text, isAsWritten ? Math.min(text.length, Math.max(0, term.start - start)) : 0);
  range.setEnd(text, isAsWritten ? Math.min(text.length, term.end - start) : text.length);
  return range;
}
