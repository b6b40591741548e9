import { type FeelNumber, toDecimal, toDouble } from '../number/decimal.ts';
import { isInteger } from '../number/arithmetic.ts';
import { monthsBetween } from '../temporal/arithmetic.ts';
import { toEpochDay, weekdayOf, weekOf } from '../temporal/calendar.ts';
import { FeelDate, FeelDateTime, FeelTime } from '../temporal/date.ts';
import { type DaysTimeDuration, parseDuration } from '../temporal/duration.ts';
import { parseDate, parseDateTime, parseTime, timeOf, zoneAt } from '../temporal/parse.ts';
import { UTC, zoneNamed } from '../temporal/zone.ts';
import { builtin } from './define.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
type Day = FeelDate | FeelDateTime;

/** Conversions to temporal values (DMN 1.5 §10.3.4.1, Table 72), `now` and `today`, and Table 80. */
export const temporalFunctions = [
  builtin(
    'date',
    ['from: string', (_, text: string) => parseDate(text)],
    ['from: date|date and time', (_, from: Day) => dayOf(from)],
    [
      'year: number, month: number, day: number',
      (_, year: FeelNumber, month: FeelNumber, day: FeelNumber) =>
        FeelDate.of(toDouble(year), toDouble(month), toDouble(day)),
    ],
  ),
  builtin(
    'time',
    ['from: string', (_, text: string) => parseTime(text)],
    ['from: time', (_, from: FeelTime) => from],
    ['from: date and time', (_, from: FeelDateTime) => from.time],
    ['from: date', () => new FeelTime(0, 0, UTC)],
    [
      'hour: number, minute: number, second: number, offset?: days and time duration?',
      (_, hour: FeelNumber, minute: FeelNumber, second: FeelNumber, offset?: DaysTimeDuration | null) =>
        timeFrom(hour, minute, second, offset ?? null),
    ],
  ),
  builtin(
    'date and time',
    ['from: string', (_, text: string) => parseDateTime(text)],
    ['from: date and time', (_, from: FeelDateTime) => from],
    ['date: date|date and time, time: time', (_, date: Day, time: FeelTime) => new FeelDateTime(dayOf(date), time)],
    [
      'date: date and time, timezone: string',
      (_, from: FeelDateTime, name: string) => {
        const zone = zoneNamed(name);
        return zone && FeelDateTime.ofInstant(from.value, zone);
      },
    ],
  ),
  builtin(
    'duration',
    ['from: string', (_, text: string) => parseDuration(text)],
    ['from: days and time duration|years and months duration', (_, from: unknown) => from],
  ),
  builtin('years and months duration', [
    'from: date|date and time, to: date|date and time',
    (_, from: Day, to: Day) => monthsBetween(dayOf(from), dayOf(to)),
  ]),
  builtin('now', ['', run => FeelDateTime.ofInstant(BigInt(Math.floor(run.now())) * 1_000_000n, UTC)]),
  builtin('today', ['', run => FeelDate.ofEpochDay(Math.floor(run.now() / 86_400_000))]),
  builtin('day of year', [
    'date: date|date and time',
    (_, date: Day) => dayOf(date).epochDay - toEpochDay(dayOf(date).year, 1, 1) + 1,
  ]),
  builtin('day of week', ['date: date|date and time', (_, date: Day) => WEEKDAYS[weekdayOf(dayOf(date).epochDay) - 1]]),
  builtin('month of year', ['date: date|date and time', (_, date: Day) => MONTHS[dayOf(date).month - 1]]),
  builtin('week of year', ['date: date|date and time', (_, date: Day) => weekOf(dayOf(date).epochDay)]),
];

function dayOf(value: Day): FeelDate {
  return value instanceof FeelDateTime ? value.date : value;
}

/** A second may have a fraction; an offset is of whole seconds. */
function timeFrom(
  hour: FeelNumber,
  minute: FeelNumber,
  second: FeelNumber,
  offset: DaysTimeDuration | null,
): FeelTime | null {
  if (!isInteger(hour) || !isInteger(minute)) return null;
  const zone = offset && zoneAt(Number(offset.value) / 1e9);
  if (offset && !zone) return null;
  const { coefficient, exponent } = toDecimal(second);
  const scale = exponent + 9;
  const nanos = scale >= 0 ? coefficient * 10n ** BigInt(Math.min(scale, 20)) : coefficient / 10n ** BigInt(-scale);
  if (nanos < 0n) return null;
  const whole = nanos / 1_000_000_000n;
  return timeOf(toDouble(hour), toDouble(minute), Number(whole), Number(nanos % 1_000_000_000n), zone);
}
