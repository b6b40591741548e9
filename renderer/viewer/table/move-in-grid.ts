import type { CellPlace, SheetTable } from './sheet-table.ts';

const FAR = 1e9;
const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-20, 0],
  PageDown: [20, 0],
  Home: [0, -FAR],
  End: [0, FAR],
};

export type GridKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Where a key leads from a cell, as in a spreadsheet: with Ctrl to the edge. Null for a key that does not move. */
export function moveInGrid(from: CellPlace, event: GridKey, table: SheetTable): CellPlace | null {
  const { key } = event;
  const move = Object.hasOwn(MOVES, key) && !event.altKey ? MOVES[key] : undefined;
  if (!move) return null;
  const isFar = event.ctrlKey || event.metaKey;
  const isCorner = isFar && (key === 'Home' || key === 'End');
  const rows = isCorner ? (key === 'Home' ? -FAR : FAR) : isFar ? move[0] * FAR : move[0];
  const columns = isFar ? move[1] * FAR : move[1];
  return leaveMerge(from, inside(table, from.row + rows, from.column + columns), table);
}

/** Out of cells that are shown as one, to the next beyond them. */
function leaveMerge(from: CellPlace, to: CellPlace, table: SheetTable): CellPlace {
  const start = table.shownAt(from);
  const rows = Math.sign(to.row - from.row);
  const columns = Math.sign(to.column - from.column);
  for (let at = to; ; ) {
    const shown = table.shownAt(at);
    if (shown.row !== start.row || shown.column !== start.column) return shown;
    const next = inside(table, at.row + rows, at.column + columns);
    if (next.row === at.row && next.column === at.column) return start;
    at = next;
  }
}

function inside({ rows, columns }: SheetTable, row: number, column: number): CellPlace {
  const clamp = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
  return { row: clamp(row, rows - 1), column: clamp(column, columns - 1) };
}
