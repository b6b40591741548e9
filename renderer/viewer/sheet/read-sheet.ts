import { scanXml } from '../archive/scan-xml.ts';
import { SheetBuilder } from '../table/build-sheet.ts';
import { placeOfName } from '../table/column-name.ts';
import { CELL_NUMBER, MAX_COLUMNS, type Merge, type SheetData } from '../table/table-data.ts';
import { formatCell } from './format-cell.ts';

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly isFrom1904: boolean;
  /** Cells that may still be kept. */
  readonly cellsLeft: number;
  /** Where the text of this sheet begins in the content of the workbook. */
  readonly offset: number;
  readonly name: string;
  readonly isHidden: boolean;
}

/** A head of more rows than this would leave none for the rest. */
const MAX_FROZEN = 8;
const MAX_MERGES = 20_000;
/** A cell of a spreadsheet holds 32,767 letters; one that holds more is cut. */
const LONGEST = 32_767;

/** Reads one sheet of a workbook: its text, cells parted by tabs and rows by line ends, and where each cell is in it. */
export function readSheet(xml: string, context: SheetContext): { text: string; sheet: SheetData } {
  const builder = new SheetBuilder();
  const parts: string[] = [];
  let length = context.offset;
  const merges: Merge[] = [];
  let frozenRows = 0;
  let row = -1;
  let isRowBegun = false;
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let inline = '';
  let formula: string | null = null;
  let reading: 'value' | 'formula' | 'inline' | null = null;
  let isCut = false;

  const add = (words: string) => {
    parts.push(words);
    length += words.length;
  };
  const endCell = () => {
    const { words, isNumber } = shownWords(
      { type, value, inline, format: context.formats[style] ?? 'General' },
      context,
    );
    // Line ends and tabs part cells in the text: inside a cell they are spaces, one for one.
    const shown = words.slice(0, LONGEST).replaceAll(/[\t\n\r]/g, ' ');
    if (shown === '' && formula === null) return;
    if (builder.cells >= context.cellsLeft || column >= MAX_COLUMNS) {
      isCut = true;
      return;
    }
    if (!isRowBegun) {
      builder.beginRow(row);
      isRowBegun = true;
    } else add('\t');
    const start = length;
    add(shown);
    builder.addCell(column, start, length, isNumber ? CELL_NUMBER : 0);
    if (formula !== null) builder.setFormula(formula.slice(0, 8192));
  };

  scanXml(xml, {
    open: (name, attribute) => {
      if (name === 'c') {
        const place = placeOfName(attribute('r') ?? '');
        column = place?.column ?? column + 1;
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = '';
        inline = '';
        formula = null;
      } else if (name === 'v') reading = 'value';
      else if (name === 'f') {
        reading = 'formula';
        formula = '';
      } else if (name === 't') reading = 'inline';
      else if (name === 'row') {
        row = Math.max(row + 1, Number(attribute('r') ?? row + 2) - 1);
        column = -1;
        isRowBegun = false;
      } else if (name === 'pane' && attribute('state')?.startsWith('frozen')) {
        const split = Number(attribute('ySplit') ?? 0);
        frozenRows = split > 0 && split <= MAX_FROZEN ? split : 0;
      } else if (name === 'mergeCell' && merges.length < MAX_MERGES) {
        const merge = mergeOf(attribute('ref') ?? '');
        if (merge) merges.push(merge);
      }
    },
    close: name => {
      if (name === 'c') endCell();
      else if (name === 'row') {
        if (isRowBegun) add('\n');
      } else if (name === 'v' || name === 'f' || name === 't') reading = null;
    },
    words: text => {
      if (reading === 'value') value += text;
      else if (reading === 'inline') inline += text;
      else if (reading === 'formula') formula += text;
    },
  });
  const { name, isHidden } = context;
  return { text: parts.join(''), sheet: builder.finish({ name, isHidden, frozenRows, merges, isCut }) };
}

interface WrittenCell {
  readonly type: string;
  readonly value: string;
  readonly inline: string;
  readonly format: string;
}

function shownWords(cell: WrittenCell, { strings, isFrom1904 }: SheetContext): { words: string; isNumber: boolean } {
  const { type, value, inline, format } = cell;
  if (type === 's') return { words: strings[Number(value)] ?? '', isNumber: false };
  if (type === 'inlineStr') return { words: inline, isNumber: false };
  if (type === 'b') return { words: value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE', isNumber: false };
  // An ISO date of the strict variety, the words of a formula, an error such as #DIV/0!.
  if (type !== 'n' || value === '') return { words: value, isNumber: false };
  const number = Number(value);
  return Number.isNaN(number)
    ? { words: value, isNumber: false }
    : { words: formatCell(number, format, isFrom1904), isNumber: true };
}

function mergeOf(reference: string): Merge | null {
  const [from, to] = reference.split(':').map(placeOfName);
  if (!from || !to || to.row < from.row || to.column < from.column) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
