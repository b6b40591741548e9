import Papa from 'papaparse';

/** A cell and where it stands in the file's text; of a quoted cell the quotes are left out. */
export interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface CsvTable {
  readonly delimiter: string;
  /** The first row is the head. Rows may differ in length. */
  readonly rows: readonly (readonly Cell[])[];
  readonly columns: number;
  /** True when the file has more cells than are shown. */
  readonly isCut: boolean;
}

export const MAX_CELLS = 2_000_000;

/** Reads delimited text (RFC 4180), keeping where each cell was: annotations quote the text, not the grid. */
export function readCsv(text: string): CsvTable {
  const delimiter = detectDelimiter(text);
  const rows: Cell[][] = [];
  let columns = 0;
  let cells = 0;
  let at = 0;
  while (at < text.length && cells < MAX_CELLS) {
    const row: Cell[] = [];
    for (let isRowEnd = false; !isRowEnd; ) {
      const cell = text[at] === '"' ? quotedCell(text, at) : null;
      const end = cell?.next ?? bareEnd(text, at, delimiter);
      row.push(cell ?? { value: text.slice(at, end), start: at, end });
      isRowEnd = text[end] !== delimiter;
      at = end + 1;
      if (isRowEnd && text[end] === '\r' && text[end + 1] === '\n') at++;
    }
    cells += row.length;
    columns = Math.max(columns, row.length);
    // An empty last line is the end of the file, not a row.
    if (row.length > 1 || row[0]?.value !== '') rows.push(row.map(({ value, start, end }) => ({ value, start, end })));
  }
  return { delimiter, rows, columns, isCut: at < text.length };
}

function detectDelimiter(text: string): string {
  const guess = Papa.parse(text.slice(0, 64_000), { preview: 20, skipEmptyLines: true }).meta.delimiter;
  return guess.length === 1 ? guess : ',';
}

/** From an opening quote to the closing one. Null when it never closes: then the quote is a letter like any other. */
function quotedCell(text: string, at: number): (Cell & { next: number }) | null {
  let end = text.indexOf('"', at + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) return null;
  const value = text.slice(at + 1, end).replaceAll('""', '"');
  return { value, start: at + 1, end, next: end + 1 };
}

function bareEnd(text: string, at: number, delimiter: string): number {
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** `A`, `B`, … `Z`, `AA`: the name of a column, from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
