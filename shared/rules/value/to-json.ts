import { Decimal, toDouble } from '../number/decimal.ts';
import { isTemporal } from './format.ts';
import { kindOf } from './kind-of.ts';

const MOST_DEPTH = 200;

/** FEEL values as JSON: numbers are doubles, temporal values their ISO strings, functions and ranges null. */
export function toJson(value: unknown, depth = 0): unknown {
  if (value === undefined || value === null || depth > MOST_DEPTH) return null;
  if (typeof value !== 'object') return typeof value === 'function' ? null : value;
  if (value instanceof Decimal) return toDouble(value);
  if (isTemporal(value)) return value.toString();
  if (Array.isArray(value)) return value.map(item => toJson(item, depth + 1));
  if (kindOf(value) !== 'context') return null;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry, depth + 1)]));
}
