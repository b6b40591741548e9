import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownNames } from './known-names.ts';
import { parseExpression, parseTests } from './parse.ts';
import { readSimpleTests, readSimpleValue } from './simple-cell.ts';

/** What cells are made of, and what spoils a simple one. */
const PIECES = [
  '"a"',
  '"b c"',
  '"',
  '\\',
  'true',
  'false',
  'null',
  'not',
  '1',
  '23',
  '0.5',
  '.5',
  '1e3',
  '007',
  '-',
  'x',
  '?',
  '<',
  '<=',
  '>',
  '>=',
  '=',
  '!=',
  '[',
  ']',
  '(',
  ')',
  '..',
  '.',
  ',',
  ' ',
  '  ',
  '\t',
  '+',
  '@',
  '//',
  'true north',
  '1234567890123456',
  '-0',
  '9007199254740993',
  '{',
  'and',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map(pieces => pieces.join(''));
const literal = fc.constantFrom('"a"', '"b c"', '1', '-2', '0.50', 'true', 'null', '- 3', '--4', '007');
const range = fc
  .tuple(
    fc.constantFrom('[', '(', ']'),
    fc.integer(),
    fc.constantFrom('..', ' .. '),
    fc.integer(),
    fc.constantFrom(']', ')', '['),
  )
  .map(parts => parts.join(''));
const comparison = fc.tuple(fc.constantFrom('<', '<= ', '>', '>=', '=', '!= '), literal).map(parts => parts.join(''));
const list = fc
  .array(fc.oneof(literal, range, comparison), { minLength: 1, maxLength: 4 })
  .chain(parts => fc.constantFrom(parts.join(', '), `not(${parts.join(',')})`, ` ${parts.join(' , ')} `));
const known = new KnownNames(['true north', 'null, 1', 'not(x', 'false-y']);
const seed = 20_261_123;

test('what is read as a simple cell is what the grammar reads, to the last detail', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(text, list), cell => {
      const simple = readSimpleTests(cell, known);
      if (!simple) return;
      read++;
      expect(parseTests(cell, known)).toEqual({ ok: true, value: simple });
    }),
    { seed, numRuns: 5_000 },
  );
  expect(read).toBeGreaterThan(1_500);
});

test('what is read as a literal is what the grammar reads', () => {
  fc.assert(
    fc.property(fc.oneof(text, literal), value => {
      const simple = readSimpleValue(value, known);
      if (simple) expect(parseExpression(value, known)).toEqual({ ok: true, value: simple });
    }),
    { seed, numRuns: 3_000 },
  );
});

test.each([
  '',
  ' - ',
  '-5',
  '"a", "b"',
  '< 5',
  '>= -1.5',
  '[1..5)',
  ']-1..2.5]',
  'not("a", 1)',
  'true',
  'null',
  '!= "x"',
])('%s is a simple cell', cell => {
  expect(readSimpleTests(cell, new KnownNames())).not.toBeNull();
});

test.each([
  'x',
  '? > 5',
  '"a\\n"',
  '1e3',
  '[a..b]',
  'date("2026-01-01")',
  '1 + 2',
  '"a",',
  '12345678901234567',
  'true north',
])('%s is left to the grammar', cell => {
  expect(readSimpleTests(cell, known)).toBeNull();
});
