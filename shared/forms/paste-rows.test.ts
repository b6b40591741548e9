import { expect, test } from 'vitest';
import { appendRows, matchColumns, pasteColumns, planPaste, type ReadCell } from './paste-rows.ts';
import { readTable } from './paste-table.ts';
import { readMark } from './read-mark.ts';
import { compiled, parts } from './testing/compiled.ts';

const model = compiled({
  schema: {
    type: 'object',
    properties: {
      doctors: {
        type: 'array',
        maxItems: 4,
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', title: 'Name' },
            seen: { type: 'string', format: 'date', title: 'Last seen' },
            fee: { type: 'number', title: 'Fee' },
            sum: { type: 'number', 'x-calculated': 'fee' },
          },
        },
      },
      codes: { type: 'array', items: { type: 'integer' } },
    },
  },
});
const list = (key: string) => {
  const field = model.fields.get(key);
  if (!field) throw new Error(key);
  return field;
};
const read: ReadCell = (field, cell) => readMark(field, cell, 'en-GB');
const plan = (key: string, said: string, count = 0) => {
  const table = readTable(said) ?? [];
  return planPaste(list(key), count, table, matchColumns(pasteColumns(list(key)), table), read);
};

test.each([
  [
    'tabs',
    'a\tb\n1\t2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['quotes with a line break and a quote', '"a\nb"\t"say ""x"""', [['a\nb', 'say "x"']]],
  [
    'semicolons',
    'a;b\r\n1;2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'commas with one inside quotes',
    'a,b\n"1,5",2',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  ['one column', 'a\nb', [['a'], ['b']]],
  ['a sentence', 'Seen, but not heard.', null],
])('%s are read', (_, said, expected) => {
  expect(readTable(said)).toEqual(expected);
});

test('columns go to the questions that their first line names, whatever their order', () => {
  const { items, misfits } = plan('/doctors', 'Fee\tLAST SEEN\tname\tRoom\n80\t2026-03-01\tDr A\t7\n\t\tDr B\t8');
  expect(items).toEqual([{ fee: 80, seen: '2026-03-01', name: 'Dr A' }, { name: 'Dr B' }]);
  expect(misfits).toEqual([]);
});

test('without such a line they go in order', () => {
  expect(plan('/doctors', 'Dr A\t2026-03-01\t80').items).toEqual([{ name: 'Dr A', seen: '2026-03-01', fee: 80 }]);
});

test('what does not fit, and what can be read in two ways, is named and left out', () => {
  const { items, misfits } = plan('/doctors', 'Dr A\t03/04/2025\tmuch');
  expect(items).toEqual([{ name: 'Dr A' }]);
  expect(misfits).toEqual([
    { row: 1, label: 'Last seen', cell: '03/04/2025', reason: 'ambiguous' },
    { row: 1, label: 'Fee', cell: 'much', reason: 'does-not-fit' },
  ]);
});

test('more rows than there is room for are counted, not added', () => {
  const { items, over } = plan('/doctors', 'A\t\nB\t\nC\t\nD\t', 2);
  expect([items.length, over]).toEqual([2, 2]);
});

test('a list of plain values takes the first column', () => {
  expect(plan('/codes', '12\n13').items).toEqual([12, 13]);
  const before = parts({ answers: { codes: [1] } });
  expect(appendRows(before, '/codes', 1, [12, 13]).answers).toEqual({ codes: [1, 12, 13] });
});
