import { parseCellFragment } from '../../../shared/anchors/area.ts';
import { placeMarks, type PlacedMark } from '../marks/place-marks.ts';
import type { Mark } from '../marks/mark.ts';
import type { CsvTable } from './read-csv.ts';

/** Both from 0; row 0 is the head. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface MarkInTable extends PlacedMark {
  readonly place: CellPlace;
}

/** The cell that an offset of the text falls into, or the one before it. */
export function cellAt(table: CsvTable, offset: number): CellPlace {
  let low = 0;
  let high = table.rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table.rows[middle]?.[0]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const column = table.rows[low]?.findLastIndex(cell => cell.start <= offset) ?? 0;
  return { row: low, column: Math.max(0, column) };
}

/** Marks by their quote; those on an empty cell, which has no words, by row and column. */
export function placeInTable(content: string, table: CsvTable, marks: readonly Mark[]): MarkInTable[] {
  const quoted = placeMarks(content, marks).map(placed => ({ ...placed, place: cellAt(table, placed.start) }));
  const wordless = marks.flatMap(mark => {
    if (mark.selectors.some(selector => selector.type === 'TextQuoteSelector')) return [];
    const fragment = mark.selectors.find(selector => selector.type === 'FragmentSelector');
    const cell = fragment && parseCellFragment(fragment.value);
    const at = cell && table.rows[cell.row - 1]?.[cell.column - 1];
    if (!cell || !at) return [];
    return [
      {
        mark,
        start: at.start,
        end: at.end,
        state: 'placed' as const,
        place: { row: cell.row - 1, column: cell.column - 1 },
      },
    ];
  });
  return [...quoted, ...wordless];
}

const LETTER_WIDTH = 8;

/** Pixels for each column, from the longest of its first values, within reason. */
export function columnWidths(table: CsvTable): number[] {
  return Array.from({ length: table.columns }, (_, column) => {
    const longest = Math.max(...table.rows.slice(0, 200).map(row => row[column]?.value.length ?? 0));
    return Math.round(Math.min(Math.max(longest * LETTER_WIDTH + 24, 64), 320));
  });
}
