import { expect, test } from 'vitest';
import { cellAt } from './cells.ts';
import { columnName, readCsv } from './read-csv.ts';

const values = (text: string) => readCsv(text).rows.map(row => row.map(cell => cell.value));

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
  [
    'empty cells',
    'a,b,c\n,,\n',
    [
      ['a', 'b', 'c'],
      ['', '', ''],
    ],
  ],
  ['nothing', '', []],
] as const)('%s', (_, text, rows) => {
  expect(values(text)).toEqual(rows);
});

test('every cell knows where its words stand in the text', () => {
  const text = 'name,note\n"Ana, MD",ok\n';
  const table = readCsv(text);
  for (const row of table.rows) for (const cell of row) expect(text.slice(cell.start, cell.end)).toBe(cell.value);
  expect(cellAt(table, text.indexOf('MD'))).toEqual({ row: 1, column: 0 });
  expect(cellAt(table, text.indexOf('ok'))).toEqual({ row: 1, column: 1 });
});

test('columns are named like a spreadsheet names them', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
