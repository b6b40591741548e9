import { weekdayOf } from '../temporal/calendar.ts';
import { FeelDate, FeelDateTime, FeelTime } from '../temporal/date.ts';
import { DaysTimeDuration, YearsMonthsDuration } from '../temporal/duration.ts';
import { FeelRange } from '../value/range.ts';

/** A property of a value that is no context (DMN 1.5 §10.3.2.3, Tables 64 and 65); undefined when it has none such. */
export function propertyOf(value: unknown, name: string): unknown {
  if (value instanceof FeelDate) return dateProperties[name]?.(value);
  if (value instanceof FeelTime) return timeProperties[name]?.(value);
  if (value instanceof FeelDateTime) {
    if (name === 'time offset') return offsetDuration(value.offset);
    return dateProperties[name]?.(value.date) ?? timeProperties[name]?.(value.time);
  }
  if (value instanceof DaysTimeDuration) {
    const place = ['days', 'hours', 'minutes', 'seconds'].indexOf(name);
    return place < 0 ? undefined : (value.parts[place] ?? 0) + 0;
  }
  if (value instanceof YearsMonthsDuration) {
    if (name === 'years') return Math.trunc(value.months / 12) + 0;
    return name === 'months' ? (value.months % 12) + 0 : undefined;
  }
  return value instanceof FeelRange ? rangeProperties[name]?.(value) : undefined;
}

type Properties<T> = Readonly<Record<string, ((value: T) => unknown) | undefined>>;

const dateProperties: Properties<FeelDate> = {
  year: date => date.year,
  month: date => date.month,
  day: date => date.day,
  weekday: date => weekdayOf(date.epochDay),
};

const timeProperties: Properties<FeelTime> = {
  hour: time => time.hour,
  minute: time => time.minute,
  second: time => time.second,
  'time offset': time => offsetDuration(time.offset),
  timezone: ({ zone }) => (zone && 'name' in zone ? zone.name : null),
};

const rangeProperties: Properties<FeelRange> = {
  start: range => range.low,
  end: range => range.high,
  'start included': range => range.lowIncluded,
  'end included': range => range.highIncluded,
};

function offsetDuration(offset: number | null): DaysTimeDuration | null {
  return offset === null ? null : new DaysTimeDuration(BigInt(offset) * 1_000_000_000n);
}
