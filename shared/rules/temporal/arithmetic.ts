import { divide, multiply } from '../number/arithmetic.ts';
import { type FeelNumber, fromParts, isNumber, toDecimal, toDouble } from '../number/decimal.ts';
import { roundTo } from '../number/rounding.ts';
import { daysInMonth } from './calendar.ts';
import { FeelDate, FeelDateTime, FeelTime, floorDivide } from './date.ts';
import { DaysTimeDuration, isDuration, YearsMonthsDuration } from './duration.ts';
import { UTC } from './zone.ts';

const DAY = 86_400_000_000_000n;

/** The sum of two values of which one is temporal (DMN 1.5 Table 45); null when they do not add up. */
export function addTemporal(a: unknown, b: unknown): unknown {
  if (isDuration(a) && !isDuration(b)) return addTemporal(b, a);
  if (b instanceof DaysTimeDuration) {
    if (a instanceof DaysTimeDuration) return new DaysTimeDuration(a.value + b.value);
    if (a instanceof FeelDate) return FeelDate.ofEpochDay(Number(floorDivide(BigInt(a.epochDay) * DAY + b.value, DAY)));
    if (a instanceof FeelDateTime) return FeelDateTime.ofInstant(a.value + b.value, a.time.zone);
    if (a instanceof FeelTime) return addToTime(a, b.value);
  }
  if (b instanceof YearsMonthsDuration) {
    if (a instanceof YearsMonthsDuration) return monthsOf(a.months + b.months);
    if (a instanceof FeelDate) return addMonths(a, b.months);
    if (a instanceof FeelDateTime) {
      const date = addMonths(a.date, b.months);
      return date && new FeelDateTime(date, a.time);
    }
  }
  return null;
}

/** The difference of two values of which one is temporal (DMN 1.5 Table 45). */
export function subtractTemporal(a: unknown, b: unknown): unknown {
  if (b instanceof DaysTimeDuration) return addTemporal(a, new DaysTimeDuration(-b.value));
  if (b instanceof YearsMonthsDuration) return addTemporal(a, new YearsMonthsDuration(0 - b.months));
  if (a instanceof FeelTime && b instanceof FeelTime) {
    return !a.zone === !b.zone ? new DaysTimeDuration(a.value - b.value) : null;
  }
  if (a instanceof FeelDate && b instanceof FeelDate) {
    return new DaysTimeDuration(BigInt(a.epochDay - b.epochDay) * DAY);
  }
  const from = asDateTime(a);
  const to = asDateTime(b);
  // One with a zone and one without have no distance.
  if (!from || !to || !from.time.zone !== !to.time.zone) return null;
  return new DaysTimeDuration(from.value - to.value);
}

/** A duration times a number. */
export function multiplyDuration(duration: unknown, factor: FeelNumber): unknown {
  if (duration instanceof DaysTimeDuration) {
    return nanosecondsOf(multiply(fromParts(duration.value, 0) ?? 0, factor));
  }
  if (duration instanceof YearsMonthsDuration) return wholeMonths(multiply(duration.months, factor));
  return null;
}

/** A duration by a number is a duration; by one of its own kind, a number. */
export function divideDuration(duration: unknown, divisor: unknown): unknown {
  if (duration instanceof DaysTimeDuration) {
    const value = fromParts(duration.value, 0) ?? 0;
    if (isNumber(divisor)) return nanosecondsOf(divide(value, divisor));
    if (divisor instanceof DaysTimeDuration) return divide(value, fromParts(divisor.value, 0) ?? 0);
  }
  if (duration instanceof YearsMonthsDuration) {
    if (isNumber(divisor)) return wholeMonths(divide(duration.months, divisor));
    if (divisor instanceof YearsMonthsDuration) return divide(duration.months, divisor.months);
  }
  return null;
}

/** A date as its midnight in UTC (DMN 1.5 §10.3.2.9.4), a date and time as it is; null for others. */
export function asDateTime(value: unknown): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value;
  return value instanceof FeelDate ? new FeelDateTime(value, new FeelTime(0, 0, UTC)) : null;
}

/** Whole months from one day to another, for `years and months duration`. */
export function monthsBetween(from: FeelDate, to: FeelDate): YearsMonthsDuration {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return new YearsMonthsDuration(months - 1);
  if (months < 0 && to.day > from.day) return new YearsMonthsDuration(months + 1);
  return new YearsMonthsDuration(months);
}

function addMonths(date: FeelDate, months: number): FeelDate | null {
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return FeelDate.of(year, month, Math.min(date.day, daysInMonth(year, month)));
}

function addToTime(time: FeelTime, nanoseconds: bigint): FeelTime {
  const local = BigInt(time.secondOfDay) * 1_000_000_000n + BigInt(time.nanos) + nanoseconds;
  const inDay = local - floorDivide(local, DAY) * DAY;
  return new FeelTime(Number(inDay / 1_000_000_000n), Number(inDay % 1_000_000_000n), time.zone);
}

function monthsOf(months: number): YearsMonthsDuration | null {
  return Number.isSafeInteger(months) ? new YearsMonthsDuration(months + 0) : null;
}

function wholeMonths(months: FeelNumber | null): YearsMonthsDuration | null {
  const whole = months === null ? null : roundTo(months, 0, 'down');
  return whole === null ? null : monthsOf(toDouble(whole));
}

function nanosecondsOf(value: FeelNumber | null): DaysTimeDuration | null {
  const whole = value === null ? null : roundTo(value, 0, 'down');
  if (whole === null) return null;
  const { coefficient, exponent } = toDecimal(whole);
  return exponent > 40 ? null : new DaysTimeDuration(coefficient * 10n ** BigInt(exponent));
}
