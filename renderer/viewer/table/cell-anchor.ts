import { CSV_FRAGMENTS, cellRangeSelector } from '../../../shared/anchors/area.ts';
import { parseSheetFragment } from '../../../shared/anchors/place-kind.ts';
import type { FragmentSelector } from '../../../shared/model/annotation.ts';
import { type CellBlock, rangeOf } from './cell-range.ts';

/** Cells of a workbook: the sheet by its name, null in a file that has only one table. */
export interface CellAnchor {
  readonly sheet: string | null;
  readonly block: CellBlock;
}

/** `cell=3,2-4,5` (RFC 7111) of a table; of a workbook, whose sheets that text does not know, `sheet=Name&cell=3,2-4,5`. */
export function anchorSelector({ sheet, block }: CellAnchor): FragmentSelector {
  const cells = cellRangeSelector(rangeOf(block));
  if (sheet === null) return cells;
  return { type: 'FragmentSelector', value: `sheet=${encodeURIComponent(sheet)}&${cells.value}` };
}

/** Null when a fragment names no cells. */
export function parseAnchor({ value, conformsTo }: FragmentSelector): CellAnchor | null {
  if (conformsTo !== undefined && conformsTo !== CSV_FRAGMENTS) return null;
  const parsed = parseSheetFragment(value);
  if (!parsed) return null;
  const { top, left, bottom, right } = parsed.range;
  return {
    sheet: parsed.sheet,
    block: { first: { row: top - 1, column: left - 1 }, last: { row: bottom - 1, column: right - 1 } },
  };
}
