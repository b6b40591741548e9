import type { Selector } from '../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../shared/model/document.ts';
import type { Table } from './taken-table.ts';

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
  /** Left out: words or an area. Else what was pointed out as a whole. */
  readonly scope?: 'page' | 'document' | 'cells' | undefined;
  /** The selected words; empty for an area. */
  readonly exact: string;
  /** What stands there as rows and cells; null where that is no table. Left out where nothing could be one. */
  readonly table?: (() => Promise<Table | null>) | undefined;
  /** Where it is on the screen at that moment, so that a bar can stand beside it. */
  readonly box: WindowBox;
}
