import { daysInMonth, fromEpochDay, LARGEST_YEAR, toEpochDay } from './calendar.ts';
import { formatZone, offsetAt, offsetOf, type Zone } from './zone.ts';

const SECONDS_OF_DAY = 86_400;
const NANOS = 1_000_000_000n;

/** A FEEL date (DMN 1.5 §10.3.2.3.4). */
export class FeelDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  private constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Null when there is no such day. */
  static of(year: number, month: number, day: number): FeelDate | null {
    const isDay =
      [year, month, day].every(Number.isInteger) &&
      Math.abs(year) <= LARGEST_YEAR &&
      month >= 1 &&
      month <= 12 &&
      day >= 1 &&
      day <= daysInMonth(year, month);
    return isDay ? new FeelDate(year, month, day) : null;
  }

  static ofEpochDay(epochDay: number): FeelDate | null {
    const { year, month, day } = fromEpochDay(epochDay);
    return FeelDate.of(year, month, day);
  }

  get epochDay(): number {
    return toEpochDay(this.year, this.month, this.day);
  }

  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0');
    return `${this.year < 0 ? '-' : ''}${year}-${two(this.month)}-${two(this.day)}`;
  }
}

/** A FEEL time of day (DMN 1.5 §10.3.2.3.5), with a zone or without. */
export class FeelTime {
  readonly secondOfDay: number;
  /** Fraction of the second, below a billion. */
  readonly nanos: number;
  readonly zone: Zone | null;

  constructor(secondOfDay: number, nanos: number, zone: Zone | null) {
    this.secondOfDay = secondOfDay;
    this.nanos = nanos;
    this.zone = zone;
  }

  get hour(): number {
    return Math.floor(this.secondOfDay / 3600);
  }

  get minute(): number {
    return Math.floor(this.secondOfDay / 60) % 60;
  }

  get second(): number {
    return this.secondOfDay % 60;
  }

  /** Null without a zone. A named zone alone says its standard offset of 1970, for want of a day. */
  get offset(): number | null {
    return this.zone && offsetAt(this.zone, this.secondOfDay);
  }

  /** Nanoseconds since midnight in UTC; without a zone, since midnight here. */
  get value(): bigint {
    return BigInt(this.secondOfDay - (this.offset ?? 0)) * NANOS + BigInt(this.nanos);
  }

  toString(): string {
    const fraction = this.nanos === 0 ? '' : `.${String(this.nanos).padStart(9, '0').replace(/0+$/, '')}`;
    return `${two(this.hour)}:${two(this.minute)}:${two(this.second)}${fraction}${formatZone(this.zone)}`;
  }
}

/** A FEEL date and time (DMN 1.5 §10.3.2.3.6). */
export class FeelDateTime {
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    this.date = date;
    this.time = time;
  }

  /** The clock of a zone at an instant in nanoseconds since 1970; null outside of FEEL's years. */
  static ofInstant(nanoseconds: bigint, zone: Zone | null): FeelDateTime | null {
    const seconds = Number(floorDivide(nanoseconds, NANOS));
    const local = seconds + (zone ? offsetOf(zone, seconds) : 0);
    const day = Math.floor(local / SECONDS_OF_DAY);
    const date = FeelDate.ofEpochDay(day);
    const nanos = Number(nanoseconds - floorDivide(nanoseconds, NANOS) * NANOS);
    return date && new FeelDateTime(date, new FeelTime(local - day * SECONDS_OF_DAY, nanos, zone));
  }

  /** Null without a zone. */
  get offset(): number | null {
    return this.time.zone && offsetAt(this.time.zone, this.date.epochDay * SECONDS_OF_DAY + this.time.secondOfDay);
  }

  /** Nanoseconds since 1970 in UTC; a local time counts as if it were in UTC. */
  get value(): bigint {
    const local = this.date.epochDay * SECONDS_OF_DAY + this.time.secondOfDay;
    return BigInt(local - (this.offset ?? 0)) * NANOS + BigInt(this.time.nanos);
  }

  toString(): string {
    return `${this.date.toString()}T${this.time.toString()}`;
  }
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
