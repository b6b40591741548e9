import { compareNumbers } from '../number/arithmetic.ts';
import { isNumber } from '../number/decimal.ts';
import { FeelDate, FeelDateTime, FeelTime, floorDivide } from '../temporal/date.ts';
import { DaysTimeDuration, YearsMonthsDuration } from '../temporal/duration.ts';
import { asDateTime } from '../temporal/arithmetic.ts';
import { isSameZone } from '../temporal/zone.ts';
import { type Context, entryOf, kindOf } from './kind-of.ts';
import { Exclusion, FeelRange } from './range.ts';

/** Deeper values are not compared: nothing that a person or a model writes is as deep. */
const MOST_DEPTH = 200;

/** FEEL's `=` (DMN 1.5 §10.3.2.4, Table 42): null when the two are of different kinds. */
export function equal(a: unknown, b: unknown, depth = 0): boolean | null {
  const kind = kindOf(a);
  const other = kindOf(b);
  if (kind === 'null' || other === 'null') return kind === other;
  if (kind !== other || depth > MOST_DEPTH) return null;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equal(item, b[index], depth + 1) === true);
  }
  if (kind === 'context') return sameEntries(a as Context, b as Context, depth);
  if (a instanceof FeelRange && b instanceof FeelRange) {
    return (
      a.isComparison === b.isComparison &&
      equal(a.low, b.low, depth + 1) === true &&
      equal(a.high, b.high, depth + 1) === true &&
      (a.low === null || a.lowIncluded === b.lowIncluded) &&
      (a.high === null || a.highIncluded === b.highIncluded)
    );
  }
  if (a instanceof Exclusion && b instanceof Exclusion) return equal(a.value, b.value, depth + 1);
  if (kind === 'string' || kind === 'boolean' || kind === 'function') return a === b;
  const order = compare(a, b);
  return order === null ? false : order === 0;
}

/** Negative, zero or positive; null for values that have no order between them (DMN 1.5 Table 43). */
export function compare(a: unknown, b: unknown): number | null {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (a instanceof FeelDate && b instanceof FeelDate) return a.epochDay - b.epochDay;
  if (a instanceof FeelTime && b instanceof FeelTime) return signOf(secondsOf(a.value) - secondsOf(b.value));
  if (a instanceof DaysTimeDuration && b instanceof DaysTimeDuration) return signOf(a.value - b.value);
  if (a instanceof YearsMonthsDuration && b instanceof YearsMonthsDuration) return a.months - b.months;
  if (a instanceof FeelDateTime || b instanceof FeelDateTime) {
    const left = asDateTime(a);
    const right = asDateTime(b);
    return left && right ? signOf(secondsOf(left.value) - secondsOf(right.value)) : null;
  }
  return null;
}

/** Whether two values are the same in every part, the zone included: FEEL's `is`. */
export function isIdentical(a: unknown, b: unknown): boolean {
  if (kindOf(a) !== kindOf(b) || equal(a, b) !== true) return false;
  if (a instanceof FeelTime && b instanceof FeelTime) return isSameZone(a.zone, b.zone);
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return isSameZone(a.time.zone, b.time.zone);
  return true;
}

function sameEntries(a: Context, b: Context, depth: number): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && equal(entryOf(a, key), entryOf(b, key), depth + 1) === true)
  );
}

/** By code point: UTF-16 would put an emoji before some letters. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return weight(x) - weight(y);
  }
  return a.length - b.length;
}

function weight(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Times and dates with times are compared to the second (§10.3.2.3.5 and §10.3.2.3.6). */
function secondsOf(nanoseconds: bigint): bigint {
  return floorDivide(nanoseconds, 1_000_000_000n);
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
