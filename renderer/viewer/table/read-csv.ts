import Papa from 'papaparse';
import { SheetBuilder } from './build-sheet.ts';
import { CELL_ESCAPED, CELL_NUMBER, MAX_CELLS, MAX_COLUMNS, type SheetData } from './table-data.ts';

export interface CsvSheet {
  readonly delimiter: string;
  readonly sheet: SheetData;
}

/**
 * Reads delimited text (RFC 4180), keeping where each cell was: annotations quote the text, not the grid. The first row
 * is the head; rows may differ in length.
 */
export function readCsv(text: string): CsvSheet {
  const delimiter = detectDelimiter(text);
  const builder = new SheetBuilder();
  let at = 0;
  let row = 0;
  while (at < text.length && builder.cells < MAX_CELLS) {
    let column = 0;
    let isBegun = false;
    for (let isRowEnd = false; !isRowEnd; column++) {
      const quoted = text[at] === '"' ? quotedEnd(text, at) : -1;
      const start = quoted === -1 ? at : at + 1;
      const end = quoted === -1 ? bareEnd(text, at, delimiter) : quoted;
      const next = quoted === -1 ? end : quoted + 1;
      isRowEnd = text[next] !== delimiter;
      // An empty line is no row.
      if (!isBegun && (!isRowEnd || end > start || column > 0)) {
        builder.beginRow(row);
        isBegun = true;
      }
      if (end > start && column < MAX_COLUMNS)
        builder.addCell(column, start, end, kindOf(text, start, end, quoted !== -1));
      at = next + 1;
      if (isRowEnd && text[next] === '\r' && text[next + 1] === '\n') at++;
    }
    if (isBegun) row++;
  }
  const isCut = at < text.length;
  return { delimiter, sheet: builder.finish({ name: '', isHidden: false, frozenRows: 1, merges: [], isCut }) };
}

/** Colons part some tables of old systems; they are believed only when nothing else parts the lines. */
const DELIMITERS = [',', '\t', '|', ';', ':'];

function detectDelimiter(text: string): string {
  const sample = text.slice(0, 64_000);
  const options = { preview: 20, skipEmptyLines: true, delimitersToGuess: DELIMITERS.slice(0, 4) };
  const guess = Papa.parse(sample, options).meta.delimiter;
  if (guess.length !== 1) return ',';
  if (sample.includes(guess)) return guess;
  const lines = sample.split(/\r?\n/, 20).filter(line => line !== '');
  const counts = new Set(lines.map(line => line.split(':').length));
  return lines.length > 1 && counts.size === 1 && !counts.has(1) ? ':' : ',';
}

/** The closing quote of the one at `at`. -1 when it never closes: then the quote is a letter like any other. */
function quotedEnd(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
}

function bareEnd(text: string, at: number, delimiter: string): number {
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

const NUMBER = /^-?[\d.,]+%?$/;

function kindOf(text: string, start: number, end: number, isQuoted: boolean): number {
  const written = text.slice(start, Math.min(end, start + 32));
  if (end - start <= 32 && NUMBER.test(written)) return CELL_NUMBER;
  return isQuoted && text.slice(start, end).includes('""') ? CELL_ESCAPED : 0;
}
