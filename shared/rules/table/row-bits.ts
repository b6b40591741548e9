/** Rows as bits: the first row is the lowest bit of the first word. */
export type RowBits = Int32Array;

/** Index of the first row; -1 for none. */
export function firstRow(rows: RowBits): number {
  for (let word = 0; word < rows.length; word++) {
    const bits = rows[word] as number;
    if (bits !== 0) return word * 32 + lowest(bits);
  }
  return -1;
}

/** What `of` has for each row; undefined when there is none. */
export function itemsOfRows<T>(rows: RowBits, of: readonly T[]): T[] | undefined {
  let count = 0;
  for (let word = 0; word < rows.length; word++) count += countOf(rows[word] as number);
  if (count === 0) return undefined;
  // Of its length from the start: growing costs as much as finding the rows.
  const items = Array<T>(count);
  let at = 0;
  for (let word = 0; word < rows.length; word++) {
    for (let bits = rows[word] as number; bits !== 0; bits &= bits - 1) {
      items[at++] = of[word * 32 + lowest(bits)] as T;
    }
  }
  return items;
}

/** Bits that are set: in pairs, in fours, in bytes, and the bytes added by one multiplication. */
function countOf(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}

/** Whether there is exactly one row. */
export function isSingleRow(rows: RowBits): boolean {
  let count = 0;
  for (let word = 0; word < rows.length && count < 2; word++) {
    const bits = rows[word] as number;
    if (bits !== 0) count += (bits & (bits - 1)) === 0 ? 1 : 2;
  }
  return count === 1;
}

function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
