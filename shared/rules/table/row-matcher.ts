import type { Frame } from '../evaluate/frame.ts';
import { type Cell, compileColumn } from './simple-column.ts';

/** The rows of a table that match: bits for the simple cells, the others one by one and only where it matters. */
export interface RowMatcher {
  /** Every cell is simple: no frame is needed for values that are text, doubles, booleans or null. */
  readonly isSimple: boolean;
  /** Index of the first matching row; -1 for none, and undefined when the cells have to be asked. */
  first(values: readonly unknown[]): number | undefined;
  /** Indices of the matching rows; undefined when the cells have to be asked. */
  all(values: readonly unknown[]): number[] | undefined;
  /** Matching rows in order, asked with all that the cells may name. */
  rows(values: readonly unknown[], frame: Frame): Iterable<number>;
}

/** @param rows cells by row and column */
export function createRowMatcher(rows: readonly (readonly Cell[])[], width: number): RowMatcher {
  const columns = Array.from({ length: width }, (_, column) => compileColumn(rows.map(row => row[column] as Cell)));
  const words = (rows.length + 31) >> 5;
  const last = rows.length & 31;
  const none = new Int32Array(words).fill(-1);
  if (last !== 0) none[words - 1] = (1 << last) - 1;
  const isComplex = rows.map((_, row) => columns.map(column => column.complexRows.includes(row)));
  const bits = new Int32Array(words);
  /** Rows that no simple cell keeps from matching; false when a value has to be asked of the cells. */
  const narrow = (values: readonly unknown[]): boolean => {
    for (let word = 0; word < words; word++) bits[word] = none[word] as number;
    for (let column = 0; column < width; column++) {
      const passing = columns[column]?.rowsFor(values[column]);
      if (passing === undefined) return false;
      for (let word = 0; word < words; word++) bits[word] = (bits[word] as number) & (passing[word] as number);
    }
    return true;
  };
  const isSimple = columns.every(({ complexRows }) => complexRows.length === 0);

  function* candidates(isNarrowed: boolean): Iterable<number> {
    const left = isNarrowed ? bits.slice() : null;
    for (let row = 0; row < rows.length; row++) {
      if (!left || ((left[row >> 5] as number) >>> (row & 31)) & 1) yield row;
    }
  }

  return {
    isSimple,
    first(values) {
      if (!isSimple || !narrow(values)) return undefined;
      for (let word = 0; word < words; word++) {
        const found = bits[word] as number;
        if (found !== 0) return word * 32 + 31 - Math.clz32(found & -found);
      }
      return -1;
    },
    all(values) {
      if (!isSimple || !narrow(values)) return undefined;
      const found: number[] = [];
      for (let word = 0; word < words; word++) {
        for (let left = bits[word] as number; left !== 0; left &= left - 1) {
          found.push(word * 32 + 31 - Math.clz32(left & -left));
        }
      }
      return found;
    },
    *rows(values, frame) {
      const isNarrowed = narrow(values);
      for (const row of candidates(isNarrowed)) {
        const cells = rows[row] ?? [];
        frame.run.step();
        const matches = cells.every(
          (cell, column) => (isNarrowed && !isComplex[row]?.[column]) || cell.run(frame, values[column]) === true,
        );
        if (matches) yield row;
      }
    },
  };
}
