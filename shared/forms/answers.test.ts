import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatPointer,
  getAt,
  insertAt,
  isBlank,
  isForbiddenName,
  isSameAnswer,
  moveAt,
  parsePointer,
  removeAt,
  setAt,
} from './answers.ts';

const SEED = 20261123;
const name = fc.string({ minLength: 1 }).filter(one => !isForbiddenName(one) && !/^\d+$/.test(one));
const path = fc.array(name, { minLength: 1, maxLength: 4 });

test(`a pointer says its path and back (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(name), tokens => {
      expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
    }),
    { seed: SEED },
  );
});

test(`what was set is read, the original is untouched, and setting undefined takes it away (seed ${SEED})`, () => {
  fc.assert(
    fc.property(path, fc.jsonValue(), (tokens, value) => {
      fc.pre(value !== undefined);
      const pointer = formatPointer(tokens);
      const before = Object.freeze({ kept: Object.freeze({ a: 1 }) });
      const after = setAt(before, pointer, value);
      expect(getAt(after, pointer)).toEqual(value);
      expect(before).toEqual({ kept: { a: 1 } });
      expect(getAt(setAt(after, pointer, undefined), pointer)).toBeUndefined();
    }),
    { seed: SEED },
  );
});

test(`moving a row there and back changes nothing (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (rows, a, b) => {
      const [from, to] = [a % rows.length, b % rows.length];
      expect(moveAt(moveAt({ rows }, '/rows', from, to), '/rows', to, from)).toEqual({ rows });
    }),
    { seed: SEED },
  );
});

test.each(['/__proto__/x', '/a/constructor', '/prototype'])('%s is never followed', pointer => {
  expect(() => setAt({}, pointer, 1)).toThrow('may not name');
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test.each(['a', '/a~2', '/~'])('%s is no pointer', pointer => {
  expect(() => parsePointer(pointer)).toThrow('Not a JSON pointer');
});

test('rows are inserted and removed in a copy, and a list that is not there is made', () => {
  const made = insertAt({}, '/a/rows', 0, { x: 1 });
  expect(made).toEqual({ a: { rows: [{ x: 1 }] } });
  expect(removeAt(made, '/a/rows', 0)).toEqual({ a: { rows: [] } });
});

test('a value is not set beyond the end of a list', () => {
  expect(() => setAt({ rows: [1] }, '/rows/5', 2)).toThrow('No item 5');
});

test.each([
  [undefined, true],
  ['  ', true],
  [[], true],
  [{ a: '' }, true],
  [false, false],
  [0, false],
  [[0], false],
])('%j is blank: %s', (value, expected) => {
  expect(isBlank(value)).toBe(expected);
});

test('answers are the same by what they hold, and no answer is the same as null', () => {
  expect(isSameAnswer(undefined, null)).toBe(true);
  expect(isSameAnswer([{ sum: 1 }], [{ sum: 1 }])).toBe(true);
  expect(isSameAnswer(0, null)).toBe(false);
  expect(isSameAnswer('1', 1)).toBe(false);
});
