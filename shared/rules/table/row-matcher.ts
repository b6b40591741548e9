import type { Frame } from '../evaluate/frame.ts';
import type { Words } from './match-named.ts';
import { itemsOfRows } from './row-bits.ts';
import { type Cell, compileColumn, type SimpleColumn, slotOf } from './simple-column.ts';

/** The rows of a table that match: bits for the simple cells, the others one by one and only where it matters. */
export interface RowMatcher {
  readonly columns: readonly SimpleColumn[];
  /** Every cell is simple: no frame is needed for values that are text, doubles, booleans or null. */
  readonly isSimple: boolean;
  readonly words: Words;
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
  const isComplex = rows.map((_, row) => columns.map(column => column.complexRows.includes(row)));
  const slots = new Int32Array(count);
  const indices = [...rows.keys()];
  // All columns' words behind one another, so that a word is found in one step; those of all rows behind them.
  const words = new Int32Array(size + width).fill(-1);
  for (const column of columns) words.set(column.words, column.base);
  if ((rows.length & 31) !== 0) words[size + width - 1] = (1 << (rows.length & 31)) - 1;
  const candidateBits = new Int32Array(width);

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
  /** Rows that no simple cell keeps from matching. */
  const candidates = (): readonly number[] => {
    for (let word = 0; word < width; word++) {
      let bits = words[size + word] as number;
      for (const slot of slots) bits &= words[slot + word] as number;
      candidateBits[word] = bits;
    }
    return itemsOfRows(candidateBits, indices) ?? [];
  };

  return {
    isSimple: columns.every(({ complexRows, isBounded }) => complexRows.length === 0 && isBounded),
    columns,
    words: { words, every: size, width },
    *rows(values, frame) {
      const isPlaced = place(values);
      for (const row of isPlaced ? candidates() : indices) {
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
