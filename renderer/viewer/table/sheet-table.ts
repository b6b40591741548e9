import { CELL_ESCAPED, CELL_NUMBER, type SheetData } from './table-data.ts';

/** A cell and where its words stand in the content. */
export interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
  readonly formula: string | null;
}

/** Both from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Reads a sheet that is kept as columns of numbers. */
export class SheetTable {
  readonly data: SheetData;
  readonly #content: string;
  readonly #covered: ReadonlyMap<string, CellPlace>;

  constructor(content: string, data: SheetData) {
    this.data = data;
    this.#content = content;
    this.#covered = coveredBy(data);
  }

  get rows(): number {
    return this.data.rows;
  }

  get columns(): number {
    return this.data.columns;
  }

  /** Null: the cell is empty. */
  cell({ row, column }: CellPlace): Cell | null {
    const { rowNumbers, rowStarts, cellColumns } = this.data;
    const stored = find(rowNumbers, row, 0, rowNumbers.length);
    if (stored === -1) return null;
    const found = find(cellColumns, column, rowStarts[stored] ?? 0, rowStarts[stored + 1] ?? 0);
    return found === -1 ? null : this.#read(found);
  }

  /** The cell that an offset of the content falls into, or the one before it; null when it is before all of them. */
  cellAt(offset: number): CellPlace | null {
    const { starts, rowStarts, rowNumbers, cellColumns } = this.data;
    const cell = lastUpTo(starts, offset, starts.length);
    if (cell === -1) return null;
    const stored = lastUpTo(rowStarts, cell, rowNumbers.length);
    return { row: rowNumbers[stored] ?? 0, column: cellColumns[cell] ?? 0 };
  }

  /** True when an offset of the content is in this sheet. */
  holds(offset: number): boolean {
    const { starts, ends } = this.data;
    return starts.length > 0 && offset >= (starts[0] ?? 0) && offset <= (ends.at(-1) ?? -1);
  }

  /** The cell that is shown where this one is: itself, or the first of those that are shown as one. */
  shownAt(place: CellPlace): CellPlace {
    return this.#covered.get(`${place.row},${place.column}`) ?? place;
  }

  #read(cell: number): Cell {
    const { starts, ends, kinds, formulas } = this.data;
    const start = starts[cell] ?? 0;
    const end = ends[cell] ?? 0;
    const kind = kinds[cell] ?? 0;
    const written = this.#content.slice(start, end);
    return {
      value: (kind & CELL_ESCAPED) === 0 ? written : written.replaceAll('""', '"'),
      start,
      end,
      isNumber: (kind & CELL_NUMBER) !== 0,
      formula: formulas.get(cell) ?? null,
    };
  }
}

/** A sheet with more covered cells than this shows them one by one: it was made to be slow. */
const MAX_COVERED = 100_000;

function coveredBy({ merges }: SheetData): Map<string, CellPlace> {
  const covered = new Map<string, CellPlace>();
  for (const { top, left, bottom, right } of merges) {
    if (covered.size + (bottom - top + 1) * (right - left + 1) > MAX_COVERED) continue;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) covered.set(`${row},${column}`, { row: top, column: left });
    }
  }
  return covered;
}

function find(numbers: ArrayLike<number>, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < to && numbers[low] === wanted ? low : -1;
}

/** The last of rising numbers that is not above another; -1 when all are. */
function lastUpTo(numbers: ArrayLike<number>, most: number, length: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
