import { expect, test } from 'vitest';
import { columnName, placeOfName } from './column-name.ts';
import { readCsv } from './read-csv.ts';
import { SheetTable } from './sheet-table.ts';

function tableOf(text: string): SheetTable {
  return new SheetTable(text, readCsv(text).sheet);
}

/** The rows as they are shown, without the empty cells at their ends. */
function values(text: string): string[][] {
  const table = tableOf(text);
  return Array.from({ length: table.rows }, (_, row) => {
    const cells = Array.from({ length: table.columns }, (__, column) => table.cell({ row, column })?.value ?? '');
    return cells.slice(0, cells.findLastIndex(value => value !== '') + 1);
  });
}

test.each([
  [
    'commas',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons',
    'a;b\r\n1,5;2\r\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'quotes',
    'a,b\n"x, ""y""",2',
    [
      ['a', 'b'],
      ['x, "y"', '2'],
    ],
  ],
  [
    'line ends in quotes',
    'a,b\n"x\ny",2',
    [
      ['a', 'b'],
      ['x\ny', '2'],
    ],
  ],
  [
    'a quote that never closes',
    'a,b\n"x,2',
    [
      ['a', 'b'],
      ['"x', '2'],
    ],
  ],
  ['rows of different length', 'a,b,c\n1\n1,2,3,4', [['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]],
  ['empty cells', 'a,b,c\n,,\nx', [['a', 'b', 'c'], [], ['x']]],
  [
    'lines of colons',
    'a:b\n1:2\n3:4',
    [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['one column with a colon in one line', 'time\n10:30\nnoon', [['time'], ['10:30'], ['noon']]],
  ['nothing', '', []],
] as const)('%s', (_, text, rows) => {
  expect(values(text)).toEqual(rows);
});

test('every cell knows where its words stand in the text', () => {
  const text = 'name,note\n"Ana, MD",ok\n';
  const table = tableOf(text);
  for (let row = 0; row < 2; row++) {
    for (let column = 0; column < 2; column++) {
      const cell = table.cell({ row, column });
      expect(text.slice(cell?.start, cell?.end)).toBe(cell?.value);
    }
  }
  expect(table.cellAt(text.indexOf('MD'))).toEqual({ row: 1, column: 0 });
  expect(table.cellAt(text.indexOf('ok'))).toEqual({ row: 1, column: 1 });
});

test('columns are named like a spreadsheet names them', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(['A1', '$Z$10', 'AA2', 'A0', '1A', ''].map(placeOfName)).toEqual([
    { row: 0, column: 0 },
    { row: 9, column: 25 },
    { row: 1, column: 26 },
    null,
    null,
    null,
  ]);
});
