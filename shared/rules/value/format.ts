import { formatNumber, isNumber } from '../number/decimal.ts';
import { FeelDate, FeelDateTime, FeelTime } from '../temporal/date.ts';
import { type DaysTimeDuration, isDuration, type YearsMonthsDuration } from '../temporal/duration.ts';
import { type Context, kindOf } from './kind-of.ts';
import { Exclusion, FeelRange } from './range.ts';

/** FEEL's `string`: how a value is written (DMN 1.5 §10.3.4.1). Text inside of others stands in quotes. */
export function format(value: unknown, isInside = false): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return isInside ? JSON.stringify(value) : value;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return formatNumber(value);
  if (isTemporal(value)) return isInside ? `@"${value.toString()}"` : value.toString();
  if (Array.isArray(value)) return `[${value.map(item => format(item, true)).join(', ')}]`;
  if (value instanceof FeelRange) return formatRange(value);
  if (value instanceof Exclusion) return `!=${format(value.value, true)}`;
  if (kindOf(value) === 'function') return 'function';
  const entries = Object.entries(value as Context).map(
    ([key, entry]) => `${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key)}: ${format(entry, true)}`,
  );
  return `{${entries.join(', ')}}`;
}

export function isTemporal(
  value: unknown,
): value is FeelDate | FeelTime | FeelDateTime | DaysTimeDuration | YearsMonthsDuration {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime || isDuration(value);
}

function formatRange({ low, high, lowIncluded, highIncluded }: FeelRange): string {
  const from = low === null ? '' : format(low, true);
  const to = high === null ? '' : format(high, true);
  if (from === '' && to !== '') return `<${highIncluded ? '=' : ''}${to}`;
  if (to === '' && from !== '') return `>${lowIncluded ? '=' : ''}${from}`;
  return `${lowIncluded ? '[' : '('}${from}..${to}${highIncluded ? ']' : ')'}`;
}
