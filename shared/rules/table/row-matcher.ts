import type { Frame } from '../evaluate/frame.ts';
import { type Cell, compileColumn, type SimpleColumn, slotOf } from './simple-column.ts';

/** The rows of a table that match: bits for the simple cells, the others one by one and only where it matters. */
export interface RowMatcher {
  readonly columns: readonly SimpleColumn[];
  /** Every cell is simple: no frame is needed for values that are text, doubles, booleans or null. */
  readonly isSimple: boolean;
  /** Where the slots of an input's values are put before the rows are asked for. */
  readonly slots: Int32Array;
  /** Index of the first row whose simple cells pass; -1 for none. */
  first(): number;
  /** What `of` has for each row whose simple cells pass. */
  all<T>(of: readonly T[]): T[];
  /** Matching rows in order, asked with all that the cells may name. */
  rows(values: readonly unknown[], frame: Frame): Iterable<number>;
}

/**
 * @param rows cells by row and column
 * @param allowed for each column what values it may have at all; null: any
 */
export function createRowMatcher(
  rows: readonly (readonly Cell[])[],
  count: number,
  allowed: readonly (Cell | null)[] = [],
): RowMatcher {
  const columns: SimpleColumn[] = [];
  let size = 0;
  for (let index = 0; index < count; index++) {
    const column = compileColumn(
      rows.map(row => row[index] as Cell),
      size,
      allowed[index] ?? null,
    );
    columns.push(column);
    size += column.words.length;
  }
  const width = (rows.length + 31) >> 5;
  const every = new Int32Array(width).fill(-1);
  const last = rows.length & 31;
  if (last !== 0) every[width - 1] = (1 << last) - 1;
  const isComplex = rows.map((_, row) => columns.map(column => column.complexRows.includes(row)));
  const slots = new Int32Array(count);
  const indices = [...rows.keys()];
  // All columns' words behind one another, so that a word is found in one step.
  const words = new Int32Array(size);
  for (const column of columns) words.set(column.words, column.base);

  /** Finds the slot of each value; false when one has none. */
  const place = (values: readonly unknown[]): boolean => {
    for (let index = 0; index < count; index++) {
      const column = columns[index];
      const slot = column ? slotOf(column, values[index]) : -1;
      if (slot < 0) return false;
      slots[index] = slot;
    }
    return true;
  };
  /** One word of the rows that no simple cell keeps from matching. */
  const wordAt = (word: number): number => {
    let bits = every[word] as number;
    for (let index = 0; index < count; index++) {
      bits &= words[(slots[index] as number) + word] as number;
    }
    return bits;
  };

  function* candidates(isPlaced: boolean): Iterable<number> {
    if (!isPlaced) yield* rows.keys();
    else yield* all(indices);
  }
  const all = <T>(of: readonly T[]): T[] => {
    const found: T[] = [];
    for (let word = 0; word < width; word++) {
      for (let bits = wordAt(word); bits !== 0; bits &= bits - 1) {
        found.push(of[(word << 5) + 31 - Math.clz32(bits & -bits)] as T);
      }
    }
    return found;
  };

  return {
    isSimple: columns.every(({ complexRows, isBounded }) => complexRows.length === 0 && isBounded),
    columns,
    slots,
    first() {
      for (let word = 0; word < width; word++) {
        const bits = wordAt(word);
        if (bits !== 0) return word * 32 + 31 - Math.clz32(bits & -bits);
      }
      return -1;
    },
    all,
    *rows(values, frame) {
      const isPlaced = place(values);
      for (const row of candidates(isPlaced)) {
        const cells = rows[row] ?? [];
        frame.run.step();
        const matches = cells.every(
          (cell, column) => (isPlaced && !isComplex[row]?.[column]) || cell.run(frame, values[column]) === true,
        );
        if (matches) yield row;
      }
    },
  };
}
