import { expect, test } from 'vitest';
import * as z from 'zod';
import { JsonObject } from './json-object.ts';

test('an object is passed on as it is, not copied', () => {
  const value = JSON.parse('{"a":{"b":[1,null]},"":2}') as unknown;
  expect(JsonObject.parse(value)).toBe(value);
});

test.each(['null', '[]', '"{}"', '3', 'true', '{"__proto__":{"isLead":true}}'])('%s is refused', text => {
  expect(JsonObject.safeParse(JSON.parse(text)).success).toBe(false);
});

test('what JSON cannot be is refused', () => {
  for (const value of [undefined, new Date(0), new Map(), new Uint8Array(1)]) {
    expect(JsonObject.safeParse(value).success).toBe(false);
  }
});

test('it may be left out where it may, and is named as what it is in the shape of a message', () => {
  expect(z.object({ a: JsonObject.optional() }).parse({})).toEqual({});
  const shape = z.toJSONSchema(z.object({ a: JsonObject }));
  expect(shape).toEqual(z.toJSONSchema(z.object({ a: z.record(z.string(), z.unknown()) })));
});
