import { expect, test } from 'vitest';
import { failureOf } from '../archive/document-error.ts';
import { SheetTable } from '../table/sheet-table.ts';
import { makeWorkbook, makeZip } from '../testing/make-zip.ts';
import { formatCell } from './format-cell.ts';
import { readWorkbook } from './read-workbook.ts';

const SHEET = `<worksheet><sheetViews><sheetView><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>
<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>When &amp; where</t></is></c></row>
<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="2"><f>SUM(B1:B2)*1000</f><v>7200.456</v></c><c r="C3" s="1"><v>45292</v></c><c r="D3" t="e"><v>#DIV/0!</v></c><c r="E3" t="b"><v>1</v></c></row></sheetData>
<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;

function failure(bytes: Uint8Array): string {
  try {
    readWorkbook(bytes);
  } catch (error) {
    return failureOf(error);
  }
  return 'read';
}

test('a sheet has its values as they are shown, its formulas, its head and its cells that are one', () => {
  const { content, sheets, warnings } = readWorkbook(makeWorkbook([{ name: 'Lab', xml: SHEET }]));
  expect(content).toBe('Lab\nTest\tWhen & where\nHbA1c \t7,200.46\t01/01/2024\t#DIV/0!\tTRUE\n');
  const [sheet] = sheets;
  if (!sheet) throw new Error('no sheet was read');
  expect(sheet).toMatchObject({ name: 'Lab', rows: 3, columns: 5, frozenRows: 1, isHidden: false, isCut: false });
  const table = new SheetTable(content, sheet);
  expect(table.cell({ row: 2, column: 1 })).toMatchObject({
    value: '7,200.46',
    formula: 'SUM(B1:B2)*1000',
    isNumber: true,
  });
  expect(table.cell({ row: 1, column: 0 })).toBeNull();
  expect(table.shownAt({ row: 1, column: 1 })).toEqual({ row: 0, column: 0 });
  expect(table.cellAt(content.indexOf('01/01'))).toEqual({ row: 2, column: 2 });
  expect(warnings).toEqual([]);
});

test('hidden sheets are read and named, and what is not shown is told', () => {
  const sheets = [
    { name: 'Open', xml: SHEET },
    { name: 'Secret', xml: SHEET, state: 'veryHidden' },
  ];
  const read = readWorkbook(makeWorkbook(sheets, { 'xl/vbaProject.bin': 'x', 'xl/media/image1.png': 'x' }));
  expect(read.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['Open', false],
    ['Secret', true],
  ]);
  expect(read.warnings).toEqual(['macros', 'pictures', 'hidden-sheets']);
});

test.each([
  ['General', 0.1 + 0.2, '0.3'],
  ['General', 123456789012, '123456789012'],
  ['0.00', 1.005, '1.00'],
  ['#,##0', 1234567.8, '1,234,568'],
  ['#,##0.00;[Red](#,##0.00)', -1234.5, '(1,234.50)'],
  ['0%', 0.075, '8%'],
  ['0.0%', 0.075, '7.5%'],
  ['0.00E+00', 12345, '1.23E+04'],
  ['"EUR "#,##0.00', 12.5, 'EUR 12.50'],
  ['[$€-407] #,##0.00', 12.5, '€ 12.50'],
  ['0.0,,"m"', 12_500_000, '12.5m'],
  ['00000', 42, '00042'],
  ['#', 0, ''],
  ['0;-0;"none"', 0, 'none'],
  ['yyyy-mm-dd', 45292, '2024-01-01'],
  ['d mmmm yy', 45292.5, '1 January 24'],
  ['dddd', 45292, 'Monday'],
  ['hh:mm:ss', 0.5, '12:00:00'],
  ['h:mm AM/PM', 0.75, '6:00 PM'],
  ['[h]:mm', 1.5, '36:00'],
  ['mm:ss.0', 0.000_01, '00:00.8'],
  ['yyyy-mm-dd', 1, '1900-01-01'],
  ['yyyy-mm-dd', -1, '-1'],
  ['# ?/?', 0.5, '0.5'],
])('a number in the format %s', (code, value, shown) => {
  expect(formatCell(value, code, false)).toBe(shown);
});

test('a date of a workbook of the old Macintosh is four years later', () => {
  expect(formatCell(0, 'yyyy-mm-dd', true)).toBe('1904-01-01');
});

const inSheet = (xml: string) => makeWorkbook([{ name: 'S', xml }]);

test.each([
  ['no archive', new TextEncoder().encode('PK\u0003\u0004 and then nothing'), 'broken'],
  ['an archive without a workbook', makeZip({ 'a.txt': 'x' }), 'broken'],
  ['a sheet cut short', inSheet('<worksheet><sheetData><row r="1">'), 'broken'],
  ['tags that do not match', inSheet('<worksheet><sheetData></worksheet></sheetData>'), 'broken'],
  [
    'a billion laughs',
    inSheet(
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ),
    'entities',
  ],
  ['a foreign entity', inSheet('<!DOCTYPE x SYSTEM "http://x.example/a.dtd"><worksheet/>'), 'entities'],
  ['elements in elements without end', inSheet('<a>'.repeat(5000)), 'too-deep'],
  ['a bomb', inSheet(`<worksheet>${' '.repeat(40 * 1024 * 1024)}</worksheet>`), 'bomb'],
  [
    'more parts than a document has',
    makeZip(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`p${i}`, '']))),
    'too-many-parts',
  ],
])('%s is refused by name', (_, bytes, reason) => {
  expect(failure(bytes)).toBe(reason);
});

test('an archive that says that it is smaller than it is gives no more than it said', () => {
  const bytes = makeZip({ 'xl/workbook.xml': 'x'.repeat(1000) });
  const view = new DataView(bytes.buffer);
  // The size in the list at the end: a hundred thousand bytes less than what is packed.
  for (let at = bytes.length - 100; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  expect(failure(bytes)).toBe('broken');
});
