import type { DecodedText } from '../text/decode-text.ts';

/** Cells from `top`, `left` to `bottom`, `right`, all from 0 and inclusive, shown as one. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a cell is, as bits. */
export const CELL_NUMBER = 1;
/** Delimited text writes a quote in quotes twice. */
export const CELL_ESCAPED = 2;

/**
 * One sheet, as columns of numbers: a million cells cross from the worker without being copied one by one. Cells are in
 * the order of rows, then columns; empty ones are left out.
 */
export interface SheetData {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows and columns up to the last that has a cell. */
  readonly rows: number;
  readonly columns: number;
  /** Rows at the top that stay in sight. */
  readonly frozenRows: number;
  /** The row of each stored row, from 0, rising. */
  readonly rowNumbers: Uint32Array<ArrayBuffer>;
  /** The first cell of each stored row; one more at the end. */
  readonly rowStarts: Uint32Array<ArrayBuffer>;
  readonly cellColumns: Uint16Array<ArrayBuffer>;
  /** Where each cell's words stand in the content of the whole workbook. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** By the number of the cell. */
  readonly formulas: ReadonlyMap<number, string>;
  readonly merges: readonly Merge[];
  /** The file has more cells than are kept. */
  readonly isCut: boolean;
}

export interface WorkbookData {
  /** All words of all sheets as one text, which is what marks quote. */
  readonly content: string;
  readonly sheets: readonly SheetData[];
  /** Codes of what is in the file and not shown. */
  readonly warnings: readonly string[];
  /** Of delimited text, the encoding that it was read in, and why. */
  readonly decoded: Pick<DecodedText, 'encoding' | 'reason'> | null;
}

/** More cells than this are cut: nobody reads them, and each costs memory. */
export const MAX_CELLS = 2_000_000;
export const MAX_COLUMNS = 16_384;
