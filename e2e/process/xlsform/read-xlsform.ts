import { DocumentError } from '../../../renderer/viewer/archive/document-error.ts';
import { readWorkbook } from '../../../renderer/viewer/sheet/read-workbook.ts';
import type { SheetData } from '../../../renderer/viewer/table/table-data.ts';
import type { SheetRows } from './read-columns.ts';

/**
 * The sheets of a workbook by name in lower case, as texts. Read by what shows workbooks to analysts, with its limits.
 *
 * @throws Error with a sentence, for a file that is no workbook
 */
export function readSheets(bytes: Uint8Array): Map<string, SheetRows> {
  try {
    const { content, sheets } = readWorkbook(bytes);
    return new Map(sheets.map(sheet => [sheet.name.trim().toLowerCase(), rowsOf(content, sheet)]));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new Error(`The file cannot be read as a workbook (${error.reason}). Save it as .xlsx and try again.`, {
      cause: error,
    });
  }
}

function rowsOf(content: string, { rows, rowNumbers, rowStarts, cellColumns, starts, ends }: SheetData): SheetRows {
  const lines: string[][] = Array.from({ length: rows }, () => []);
  rowNumbers.forEach((row, index) => {
    const line = lines[row];
    if (!line) return;
    for (let cell = rowStarts[index] ?? 0; cell < (rowStarts[index + 1] ?? 0); cell++) {
      const column = cellColumns[cell] ?? 0;
      while (line.length < column) line.push('');
      line[column] = content.slice(starts[cell], ends[cell]);
    }
  });
  return lines;
}
