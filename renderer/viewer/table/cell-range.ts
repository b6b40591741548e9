import type { CellRange } from '../../../shared/anchors/area.ts';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import type { CellPlace, SheetTable } from './sheet-table.ts';

/** Cells from one corner to the other, both included, from 0. */
export interface CellBlock {
  readonly first: CellPlace;
  readonly last: CellPlace;
}

/** More cells than this nobody marks on purpose, and each is drawn. */
export const MOST_CELLS = 10_000;

/** The block between two cells, whichever of them was chosen first. */
export function blockOf(a: CellPlace, b: CellPlace): CellBlock {
  return {
    first: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    last: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  };
}

export function isInBlock({ first, last }: CellBlock, { row, column }: CellPlace): boolean {
  return row >= first.row && row <= last.row && column >= first.column && column <= last.column;
}

export function countCells({ first, last }: CellBlock): number {
  return (last.row - first.row + 1) * (last.column - first.column + 1);
}

/** A block of the same size elsewhere. */
export function blockAt({ first, last }: CellBlock, to: CellPlace): CellBlock {
  return {
    first: to,
    last: { row: to.row + last.row - first.row, column: to.column + last.column - first.column },
  };
}

/** All cells of a block, row by row. */
export function* cellsOf({ first, last }: CellBlock): Generator<CellPlace> {
  for (let row = first.row; row <= last.row; row++) {
    for (let column = first.column; column <= last.column; column++) yield { row, column };
  }
}

/**
 * The stretch of the content from the first word of a block to its last. Null: all of its cells are empty. Of several
 * rows it has the cells between them as well, so that a change there is noticed too.
 */
export function spanOfBlock(table: SheetTable, block: CellBlock): Span | null {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const place of cellsOf(block)) {
    const cell = table.cell(place);
    if (!cell || cell.end === cell.start) continue;
    start = Math.min(start, cell.start);
    end = Math.max(end, cell.end);
  }
  return end > 0 ? { start, end } : null;
}

/** What the cells of a block say, row by row; an empty cell is an empty text. */
export function wordsOfBlock(table: SheetTable, { first, last }: CellBlock): string[][] {
  return Array.from({ length: last.row - first.row + 1 }, (_, row) =>
    Array.from(
      { length: last.column - first.column + 1 },
      (_cell, column) => table.cell({ row: first.row + row, column: first.column + column })?.value ?? '',
    ),
  );
}

/** The same, as fragments count: from 1. */
export function rangeOf({ first, last }: CellBlock): CellRange {
  return { top: first.row + 1, left: first.column + 1, bottom: last.row + 1, right: last.column + 1 };
}
