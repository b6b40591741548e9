import type { Selector } from '../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../shared/model/document.ts';

/** A box in the window, in CSS pixels from its top left. */
export interface WindowBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place that a person has pointed out in a document and not yet made anything of. */
export interface DocumentSelection {
  readonly document: DocumentRecord;
  readonly selectors: Selector[];
  /** The selected words; empty for an area. */
  readonly exact: string;
  /** Where it is on the screen at that moment, so that a bar can stand beside it. */
  readonly box: WindowBox;
}
