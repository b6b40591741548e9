import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PlacedWords, tableFromWords } from './table-from-words.ts';

const LETTER = 5;
const at = (text: string, left: number, top: number): PlacedWords => ({
  text,
  left,
  top,
  width: text.length * LETTER,
  height: 10,
});

test('words in columns become rows of cells, whatever order they come in', () => {
  const words = [
    at('HbA1c', 0, 20),
    at('41', 100, 21),
    at('Test', 0, 0),
    at('Result', 100, 0),
    at('mmol/mol', 160, 20),
    at('Unit', 160, 0),
  ];
  const table = [
    ['Test', 'Result', 'Unit'],
    ['HbA1c', '41', 'mmol/mol'],
  ];
  expect(tableFromWords(words)).toEqual(table);
  expect(tableFromWords(words.toReversed())).toEqual(table);
});

test('the words of one cell stay together, with a space only where there was one', () => {
  const words = [
    at('Delta', 0, 0),
    at('Leven', 28, 0),
    at('1', 100, 0),
    at('00,000', 105, 0),
    at('x', 0, 20),
    at('2', 100, 20),
  ];
  expect(tableFromWords(words)).toEqual([
    ['Delta Leven', '100,000'],
    ['x', '2'],
  ]);
});

test('an empty cell stays empty, and a heading over two columns does not make one of them', () => {
  const rows = [2015, 2016, 2017, 2018, 2019].flatMap((year, i) => [
    at(String(year), 0, 20 + 20 * i),
    ...(i === 2 ? [] : [at('stroke', 60, 20 + 20 * i)]),
  ]);
  expect(tableFromWords([at('Illnesses of the family', 0, 0), ...rows])).toEqual([
    ['Illnesses of the family', ''],
    ['2015', 'stroke'],
    ['2016', 'stroke'],
    ['2017', ''],
    ['2018', 'stroke'],
    ['2019', 'stroke'],
  ]);
});

test('a cell that is wrapped goes on in the row that it belongs to', () => {
  const words = [
    at('2014', 0, 0),
    at('Fracture of the', 60, 0),
    at('left wrist', 60, 11),
    at('2016', 0, 30),
    at('Asthma', 60, 30),
    at('2019', 0, 60),
    at('None', 60, 60),
  ];
  expect(tableFromWords(words)).toEqual([
    ['2014', 'Fracture of the left wrist'],
    ['2016', 'Asthma'],
    ['2019', 'None'],
  ]);
});

test.each([
  ['nothing', []],
  ['a word', [at('alone', 0, 0)]],
  ['one line of a sentence', [at('I', 0, 0), at('declare', 8, 0), at('this', 46, 0)]],
])('%s is no table', (_, words) => {
  expect(tableFromWords(words)).toBeNull();
});

test('a full grid is read as it was drawn, at any size', () => {
  const grids = fc.integer({ min: 2, max: 6 }).chain(columns =>
    fc.array(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: columns, maxLength: columns }), {
      minLength: 2,
      maxLength: 12,
    }),
  );
  fc.assert(
    fc.property(grids, fc.double({ min: 0.1, max: 40, noNaN: true }), (grid, scale) => {
      const words = grid.flatMap((row, y) =>
        row.map((text, x) => ({
          text,
          left: 60 * x * scale,
          top: 16 * y * scale,
          width: text.length * LETTER * scale,
          height: 10 * scale,
        })),
      );
      expect(tableFromWords(words)).toEqual(grid);
    }),
  );
});
