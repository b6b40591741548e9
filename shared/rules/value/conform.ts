import { asDateTime } from '../temporal/arithmetic.ts';
import { FeelDate } from '../temporal/date.ts';
import { FeelFunction } from './function.ts';
import { type Context, entryOf, kindOf } from './kind-of.ts';
import { FeelRange } from './range.ts';
import { ANY, type FeelType, plainType } from './type.ts';

/** What `coerce` gives for a value that cannot become one of the type. */
export const NOT_CONVERTIBLE = Symbol('not convertible');
const MOST_DEPTH = 100;

/**
 * `value instance of type` (DMN 1.5 §10.3.2.9.3): null is an instance of nothing but Null. What an item definition
 * allows of its type is not asked here.
 */
export function isInstance(value: unknown, type: FeelType): boolean {
  const plain = plainType(type);
  return value === null || value === undefined ? plain.kind === 'null' : fits(value, plain, 0);
}

/**
 * The value as one of the type, by the conversions of DMN 1.5 §10.3.2.9.4: a value for its list, a list of one for its
 * value, a date for its midnight. Null is a value of every type.
 */
export function coerce(value: unknown, type: FeelType): unknown {
  if (value === null || value === undefined || fits(value, type, 0)) return value ?? null;
  const plain = plainType(type);
  if (plain.kind === 'date and time' && value instanceof FeelDate) return accepted(asDateTime(value), type);
  if (plain.kind === 'list' && !Array.isArray(value)) {
    const item = coerce(value, plain.of);
    return item === NOT_CONVERTIBLE ? NOT_CONVERTIBLE : accepted([item], type);
  }
  if (plain.kind === 'list' && Array.isArray(value)) {
    const items: unknown[] = value.map(item => coerce(item, plain.of));
    return items.includes(NOT_CONVERTIBLE) ? NOT_CONVERTIBLE : accepted(items, type);
  }
  if (Array.isArray(value) && value.length === 1 && fits(value[0], type, 0)) return value[0] as unknown;
  return NOT_CONVERTIBLE;
}

function accepted(value: unknown, type: FeelType): unknown {
  return fits(value, type, 0) ? value : NOT_CONVERTIBLE;
}

/** Like `isInstance`, but null fits everything: inside of lists and contexts it stands for what is not known. */
function fits(value: unknown, type: FeelType, depth: number): boolean {
  if (value === null || value === undefined) return true;
  if (depth > MOST_DEPTH) return false;
  switch (type.kind) {
    case 'any':
      return true;
    case 'null':
      return false;
    case 'named':
      return fits(value, type.resolve(), depth + 1);
    case 'constrained':
      return fits(value, type.base, depth + 1) && type.allows(value);
    case 'list':
      return Array.isArray(value) && value.every(item => fits(item, type.of, depth + 1));
    case 'range':
      return value instanceof FeelRange && fits(value.low, type.of, depth + 1) && fits(value.high, type.of, depth + 1);
    case 'context':
      return (
        kindOf(value) === 'context' &&
        [...type.entries].every(
          ([name, entry]) =>
            Object.hasOwn(value as Context, name) && fits(entryOf(value as Context, name), entry, depth + 1),
        )
      );
    case 'function':
      return value instanceof FeelFunction && fitsFunction(value, type);
    default:
      return kindOf(value) === type.kind;
  }
}

function fitsFunction(value: FeelFunction, type: FeelType & { kind: 'function' }): boolean {
  if (type.parameters === null) return true;
  const { parameters } = value;
  if (!parameters) return true;
  return (
    parameters.length === type.parameters.length &&
    type.parameters.every((wanted, index) => conforms(wanted, parameters[index]?.type ?? ANY)) &&
    conforms(value.result, type.result)
  );
}

/** Whether each value of `a` is one of `b` (DMN 1.5 §10.3.2.9.2). */
export function conforms(a: FeelType, b: FeelType, depth = 0): boolean {
  const from = plainType(a);
  const to = plainType(b);
  if (to.kind === 'any' || depth > MOST_DEPTH) return true;
  if (from.kind === 'null') return true;
  if (from.kind !== to.kind) return false;
  if (from.kind === 'list' || from.kind === 'range') {
    return conforms(from.of, 'of' in to ? to.of : ANY, depth + 1);
  }
  if (from.kind === 'context' && to.kind === 'context') {
    return [...to.entries].every(([name, type]) => {
      const entry = from.entries.get(name);
      return entry !== undefined && conforms(entry, type, depth + 1);
    });
  }
  if (from.kind === 'function' && to.kind === 'function') {
    const { parameters } = from;
    if (!to.parameters || !parameters) return true;
    return (
      parameters.length === to.parameters.length &&
      to.parameters.every((wanted, index) => conforms(wanted, parameters[index] ?? ANY, depth + 1)) &&
      conforms(from.result, to.result, depth + 1)
    );
  }
  return true;
}
