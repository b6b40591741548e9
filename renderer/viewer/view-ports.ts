import type { Span } from '../../shared/anchors/describe-quote.ts';
import type { TermLook } from '../../shared/terms/term-list.ts';

/** Where a view stands, to the line. */
export interface ScrollPlace {
  /** From 1; of a document without pages, 1. */
  readonly page: number;
  /** How far into that page, as a share of its height; a little below 0 in the room above it. */
  readonly share: number;
}

/** How two views scroll together. */
export interface ScrollPort {
  place(): ScrollPlace;
  goTo(place: ScrollPlace): void;
  /** Tells of every scroll, whoever scrolled. Returns how to stop. */
  watch(listener: () => void): () => void;
}

export type ChangeLook = 'change-added' | 'change-removed' | 'change-moved';

export interface PaintedChange extends Span {
  readonly look: ChangeLook;
}

/** The words of a whole document, and the way from their offsets to the screen. */
export interface WordsPort {
  /** Every offset counts in this text. */
  read(): Promise<string>;
  /** Shows changes in it, in place of those before; `current` is the one that is looked at. */
  paint(changes: readonly PaintedChange[], current: Span | null): void;
  show(span: Span): Promise<void>;
  /** The first offset that is in sight. Asked only after it was read. */
  topOffset(): number;
  /** Scrolls so that an offset is at the top. Asked only after it was read. */
  alignTop(offset: number): void;
}

/** A standing term where it stands. */
export interface ShownTerm extends Span, TermLook {}

/** A place in one of the parts of a document. */
export interface TermPlace extends Span {
  readonly part: number;
}

/** How standing terms are looked for in a document and shown in it. */
export interface TermsPort {
  /** What is looked through one by one: pages, or the one text. Parts count from 1. */
  readonly parts: number;
  textOf(part: number): Promise<string>;
  /** Tells when parts have other words than before: a machine has read them. Returns how to stop. */
  watch(listener: (parts: readonly number[]) => void): () => void;
  /** The part that is in sight, and the first offset of it that is, as far as that is known. */
  place(): { readonly part: number; readonly offset: number };
  /** Shows these in place of those before, those near the view, and follows it. */
  paint(found: ReadonlyMap<number, readonly ShownTerm[]>, current: TermPlace | null): void;
  show(place: TermPlace): Promise<void>;
  /** Shows none any more. */
  clear(): void;
}
