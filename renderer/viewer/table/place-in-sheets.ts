import type { Mark } from '../marks/mark.ts';
import { placeMarks, quoteSelector, type PlacedMark } from '../marks/place-marks.ts';
import { parseAnchor } from './cell-anchor.ts';
import type { CellPlace, SheetTable } from './sheet-table.ts';

/** From 0 each. */
export interface SheetPlace extends CellPlace {
  readonly sheet: number;
}

export interface MarkInSheet extends PlacedMark {
  readonly place: SheetPlace;
}

/** The cell that an offset of the content falls into. Null between sheets: on the name of one. */
export function placeAt(tables: readonly SheetTable[], offset: number): SheetPlace | null {
  const sheet = tables.findIndex(table => table.holds(offset));
  const place = tables[sheet]?.cellAt(offset);
  return place ? { sheet, ...place } : null;
}

/**
 * Marks by their cell when the same words still stand there, else by their quote; those on an empty cell, which has no
 * words, by the cell alone. A number occurs many times in a table, and its neighbours may be numbers too.
 */
export function placeInSheets(content: string, tables: readonly SheetTable[], marks: readonly Mark[]): MarkInSheet[] {
  const placed: MarkInSheet[] = [];
  const others: Mark[] = [];
  for (const mark of marks) {
    const inCell = placeByCell(content, tables, mark);
    if (inCell) placed.push(inCell);
    else others.push(mark);
  }
  for (const found of placeMarks(content, others)) {
    const place = placeAt(tables, found.start);
    if (place) placed.push({ ...found, place });
  }
  return placed;
}

function placeByCell(content: string, tables: readonly SheetTable[], mark: Mark): MarkInSheet | null {
  const quote = quoteSelector(mark);
  for (const selector of mark.selectors) {
    const anchor = selector.type === 'FragmentSelector' ? parseAnchor(selector) : null;
    if (!anchor) continue;
    const sheet = anchor.sheet === null ? 0 : tables.findIndex(({ data }) => data.name === anchor.sheet);
    const table = tables[sheet];
    if (!table || anchor.place.row >= table.rows || anchor.place.column >= table.columns) continue;
    const { start, end } = table.cell(anchor.place) ?? { start: 0, end: 0 };
    if (quote && content.slice(start, end) !== quote.exact) continue;
    return { mark, start, end, state: 'placed', place: { sheet, ...anchor.place } };
  }
  return null;
}
