import { expect, test } from 'vitest';
import { Validator } from './validator.ts';

const faults = (schema: unknown, value: unknown) =>
  new Validator(schema).violations(value).map(({ pointer, keyword, wanted }) => [pointer, keyword, wanted]);

test('every thing that is wrong is said at its own place, with what is wanted', () => {
  const schema = {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { type: 'integer', minimum: 3 }, 'c/d': { items: { maxLength: 1 } } },
  };
  expect(faults(schema, { a: 1, 'c/d': ['x', 'yy', 'zz'] })).toEqual([
    ['', 'required', 'b'],
    ['/a', 'minimum', 3],
    ['/c~1d/1', 'maxLength', 1],
    ['/c~1d/2', 'maxLength', 1],
  ]);
});

test('a choice that is not met is one fault, whatever its branches say', () => {
  const schema = { anyOf: [{ type: 'string' }, { properties: { a: { const: 1 } }, required: ['a'] }] };
  expect(faults(schema, { a: 2 })).toEqual([['', 'anyOf', undefined]]);
});

test('a condition says what its branch wants', () => {
  // As text: an object literal with a `then` would be awaited by mistake one day.
  const schema: unknown = JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}');
  expect(faults(schema, { a: 1 })).toEqual([['', 'required', 'b']]);
  expect(faults(schema, {})).toEqual([['', 'required', 'c']]);
});

test.each([
  [0.3, 0.1, true],
  [19.99, 0.01, true],
  [1.005, 0.01, false],
  [1e300, 7, false],
])('%d as a multiple of %d: %s', (value, multipleOf, isMet) => {
  expect(new Validator({ multipleOf }).isValid(value)).toBe(isMet);
});

test('a decimal that is text is held against limits as the number that it stands for, to the last digit', () => {
  const validator = new Validator({ type: 'string', format: 'decimal', maximum: 10, multipleOf: 0.01 });
  expect(validator.isValid('10.00')).toBe(true);
  expect(validator.isValid('10.00000000000000000001')).toBe(false);
  expect(validator.isValid('9.999')).toBe(false);
  expect(validator.isValid('1e3')).toBe(false);
});

test('a reference that leads nowhere is a fault of the schema', () => {
  expect(() => new Validator({ $ref: '#/$defs/none' })).toThrow('#/$defs/none');
});

test('a reference that leads in circles ends', () => {
  expect(new Validator({ $ref: '#' }).isValid(1)).toBe(false);
});

test('text is counted in characters, not in halves of them', () => {
  expect(new Validator({ maxLength: 1 }).isValid('😀')).toBe(true);
});
