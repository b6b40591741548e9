import type { Mark } from '../marks/mark.ts';
import { AnchorText } from '../../../shared/anchors/anchor-text.ts';
import { placeMarks, quoteSelector, type PlacedMark } from '../marks/place-marks.ts';
import { type CellAnchor, parseAnchor } from './cell-anchor.ts';
import { blockAt, type CellBlock, countCells, MOST_CELLS, spanOfBlock } from './cell-range.ts';
import type { CellPlace, SheetTable } from './sheet-table.ts';

/** From 0 each. */
export interface SheetPlace extends CellPlace {
  readonly sheet: number;
}

export interface MarkInSheet extends PlacedMark {
  /** Its first cell. */
  readonly place: SheetPlace;
  readonly block: CellBlock;
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
  for (const found of placeMarks(new AnchorText(content), others)) {
    const place = placeAt(tables, found.start);
    if (!place) continue;
    const block = anchorOf(found.mark)?.block;
    placed.push({ ...found, place, block: block ? blockAt(block, place) : { first: place, last: place } });
  }
  return placed;
}

function placeByCell(content: string, tables: readonly SheetTable[], mark: Mark): MarkInSheet | null {
  const quote = quoteSelector(mark);
  const anchor = anchorOf(mark);
  if (!anchor) return null;
  const sheet = anchor.sheet === null ? 0 : tables.findIndex(({ data }) => data.name === anchor.sheet);
  const table = tables[sheet];
  const { block } = anchor;
  if (!table || block.last.row >= table.rows || block.last.column >= table.columns) return null;
  const { start, end } = spanOfBlock(table, block) ?? { start: 0, end: 0 };
  if (quote && content.slice(start, end) !== quote.exact) return null;
  return { mark, start, end, state: 'placed', score: 1, place: { sheet, ...block.first }, block };
}

/** The cells that a mark names. More than a person marks are named by somebody else, to be slow: none. */
function anchorOf(mark: Mark): CellAnchor | null {
  for (const selector of mark.selectors) {
    const anchor = selector.type === 'FragmentSelector' ? parseAnchor(selector) : null;
    if (anchor && countCells(anchor.block) <= MOST_CELLS) return anchor;
  }
  return null;
}
