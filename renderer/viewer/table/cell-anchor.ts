import { CSV_FRAGMENTS, cellSelector, parseCellFragment } from '../../../shared/anchors/area.ts';
import type { FragmentSelector } from '../../../shared/model/annotation.ts';
import type { CellPlace } from './sheet-table.ts';

/** A place in a workbook: the sheet by its name, null in a file that has only one table. */
export interface CellAnchor {
  readonly sheet: string | null;
  readonly place: CellPlace;
}

/** `cell=3,2` (RFC 7111) of a table; of a workbook, whose sheets that text does not know, `sheet=Name&cell=3,2`. */
export function anchorSelector({ sheet, place }: CellAnchor): FragmentSelector {
  const cell = cellSelector(place.row + 1, place.column + 1);
  if (sheet === null) return cell;
  return { type: 'FragmentSelector', value: `sheet=${encodeURIComponent(sheet)}&${cell.value}` };
}

/** Null when a fragment names no cell. */
export function parseAnchor({ value, conformsTo }: FragmentSelector): CellAnchor | null {
  if (conformsTo !== undefined && conformsTo !== CSV_FRAGMENTS) return null;
  const [, sheet, written = ''] = /^(?:sheet=([^&]*)&)?(cell=.*)$/.exec(value) ?? [];
  const cell = parseCellFragment(written);
  const name = sheet === undefined ? null : decode(sheet);
  if (!cell || name === undefined) return null;
  return { sheet: name, place: { row: cell.row - 1, column: cell.column - 1 } };
}

function decode(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    // URIError: somebody else wrote it.
    return undefined;
  }
}
