import * as z from 'zod';

/**
 * A JSON object whose members are not ours to check. It is looked at and passed on as it is: zod's `record` copies it
 * member by member, which was half of what checking a case cost. One that brings its own `__proto__` is refused, so
 * that nobody who copies it by assignment gets another prototype.
 */
export const JsonObject = z.custom<Record<string, unknown>>(isJsonObject, { error: 'Not a JSON object' });

// What a custom schema is as JSON Schema it must say itself; this is what the record would be.
const { _zod: internals } = JsonObject;
internals.toJSONSchema = () => ({
  type: 'object',
  propertyNames: { type: 'string' },
  additionalProperties: {},
});

function isJsonObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !Object.hasOwn(value, '__proto__');
}
