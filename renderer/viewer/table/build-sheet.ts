import type { Merge, SheetData } from './table-data.ts';

interface SheetNames {
  readonly name: string;
  readonly isHidden: boolean;
  readonly frozenRows: number;
  readonly merges: readonly Merge[];
  readonly isCut: boolean;
}

/** Collects the cells of a sheet, in order. */
export class SheetBuilder {
  #cells = 0;
  #rowNumbers: number[] = [];
  #rowStarts: number[] = [];
  #columns = new Uint16Array(4096);
  #starts = new Uint32Array(4096);
  #ends = new Uint32Array(4096);
  #kinds = new Uint8Array(4096);
  #mostColumns = 0;
  readonly #formulas = new Map<number, string>();

  get cells(): number {
    return this.#cells;
  }

  beginRow(row: number): void {
    this.#rowNumbers.push(row);
    this.#rowStarts.push(this.#cells);
  }

  addCell(column: number, start: number, end: number, kind: number): void {
    const cell = this.#cells++;
    if (cell === this.#columns.length) this.#grow();
    this.#columns[cell] = column;
    this.#starts[cell] = start;
    this.#ends[cell] = end;
    this.#kinds[cell] = kind;
    if (column >= this.#mostColumns) this.#mostColumns = column + 1;
  }

  /** Of the cell that was added last. */
  setFormula(formula: string): void {
    this.#formulas.set(this.#cells - 1, formula);
  }

  finish(names: SheetNames): SheetData {
    return {
      ...names,
      rows: (this.#rowNumbers.at(-1) ?? -1) + 1,
      columns: this.#mostColumns,
      rowNumbers: Uint32Array.from(this.#rowNumbers),
      rowStarts: Uint32Array.from([...this.#rowStarts, this.#cells]),
      cellColumns: this.#columns.slice(0, this.#cells),
      starts: this.#starts.slice(0, this.#cells),
      ends: this.#ends.slice(0, this.#cells),
      kinds: this.#kinds.slice(0, this.#cells),
      formulas: this.#formulas,
    };
  }

  #grow(): void {
    const larger = <Numbers extends Uint8Array | Uint16Array | Uint32Array>(old: Numbers, next: Numbers): Numbers => {
      next.set(old);
      return next;
    };
    const size = this.#columns.length * 2;
    this.#columns = larger(this.#columns, new Uint16Array(size));
    this.#starts = larger(this.#starts, new Uint32Array(size));
    this.#ends = larger(this.#ends, new Uint32Array(size));
    this.#kinds = larger(this.#kinds, new Uint8Array(size));
  }
}

/** What crosses to the window without being copied. */
export function buffersOf(sheets: readonly SheetData[]): ArrayBuffer[] {
  return sheets.flatMap(({ rowNumbers, rowStarts, cellColumns, starts, ends, kinds }) =>
    [rowNumbers, rowStarts, cellColumns, starts, ends, kinds].map(numbers => numbers.buffer),
  );
}
