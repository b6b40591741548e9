import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { clearHighlights, paintSpans } from '../marks/highlight-registry.ts';
import type { ShownTerm } from '../view-ports.ts';
import { termName } from './term-css.ts';

/** Highlights of terms in this window, by their looks: those of one document. */
export class TermPaint {
  readonly #owner = {};
  #names = new Set<string>();

  paint(near: readonly ShownTerm[], current: Span | null, rangeOf: (span: Span) => AbstractRange | null): void {
    const byName = Map.groupBy(near, termName);
    for (const name of this.#names) if (!byName.has(name)) paintSpans(this.#owner, name, [], rangeOf);
    for (const [name, spans] of byName) paintSpans(this.#owner, name, spans, rangeOf);
    paintSpans(this.#owner, 'term-current', current ? [current] : [], rangeOf);
    this.#names = new Set(byName.keys());
  }

  /** Also when the text was laid out anew: ranges of before are wrong then. */
  clear(): void {
    clearHighlights(this.#owner);
    this.#names = new Set();
  }
}
