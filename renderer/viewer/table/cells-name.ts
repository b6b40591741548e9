import type { CellRange } from '../../../shared/anchors/area.ts';
import { columnName } from './column-name.ts';

/** `Lab!B2:D9`, as people write it. */
export function cellsName({ sheet, range }: { readonly sheet: string | null; readonly range: CellRange }): string {
  const { top, left, bottom, right } = range;
  const first = `${columnName(left - 1)}${top}`;
  const last = `${columnName(right - 1)}${bottom}`;
  return `${sheet === null ? '' : `${sheet}!`}${first === last ? first : `${first}:${last}`}`;
}
