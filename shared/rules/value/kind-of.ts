import { isNumber } from '../number/decimal.ts';
import { FeelDate, FeelDateTime, FeelTime } from '../temporal/date.ts';
import { DaysTimeDuration, YearsMonthsDuration } from '../temporal/duration.ts';
import { FeelFunction } from './function.ts';
import { Exclusion, FeelRange } from './range.ts';

/** What a value is. `unknown` is what FEEL has no name for and no expression gives. */
export type Kind =
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'list'
  | 'range'
  | 'function'
  | 'context'
  | 'unknown';

export type Context = Readonly<Record<string, unknown>>;

export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isNumber(value)) return 'number';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof DaysTimeDuration) return 'days and time duration';
  if (value instanceof YearsMonthsDuration) return 'years and months duration';
  if (value instanceof FeelRange || value instanceof Exclusion) return 'range';
  if (value instanceof FeelFunction) return 'function';
  return typeof value === 'object' ? 'context' : 'unknown';
}

export function isContext(value: unknown): value is Context {
  return kindOf(value) === 'context';
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** An entry of a context; null when it has none. Inherited properties are no entries. */
export function entryOf(context: Context, name: string): unknown {
  return Object.hasOwn(context, name) ? (context[name] ?? null) : null;
}

/** A context of these entries. It has no prototype: a key may be called anything. */
export function contextOf(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const context = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) context[key] = value;
  return context;
}
