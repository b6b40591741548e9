import type { SheetTable } from './sheet-table.ts';

const LETTER_WIDTH = 8;
const SAMPLE_ROWS = 200;

/** Pixels for each column, from the longest of its first values, within reason. */
export function columnWidths({ data }: SheetTable): number[] {
  const longest = new Uint32Array(data.columns);
  const last = data.rowStarts[Math.min(SAMPLE_ROWS, data.rowNumbers.length)] ?? 0;
  const merged = new Set(
    data.merges.filter(({ left, right }) => right > left).map(({ top, left }) => `${top},${left}`),
  );
  let stored = 0;
  for (let cell = 0; cell < last; cell++) {
    while ((data.rowStarts[stored + 1] ?? Number.POSITIVE_INFINITY) <= cell) stored++;
    const column = data.cellColumns[cell] ?? 0;
    // A title over several columns would make its first one as wide as all of them.
    if (merged.has(`${data.rowNumbers[stored]},${column}`)) continue;
    longest[column] = Math.max(longest[column] ?? 0, (data.ends[cell] ?? 0) - (data.starts[cell] ?? 0));
  }
  return Array.from(longest, length => Math.round(Math.min(Math.max(length * LETTER_WIDTH + 24, 64), 320)));
}
