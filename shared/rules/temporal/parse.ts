import { FeelDate, FeelDateTime, FeelTime } from './date.ts';
import { parseDuration } from './duration.ts';
import { type Zone, UTC, zoneNamed } from './zone.ts';

const DATE = /^(-?)([1-9]\d{4,8}|\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,30}))?(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z][\w+/-]{0,60})?$/;
/** Largest offset from UTC: 18 hours, as XML Schema and the zones' data base allow. */
const LARGEST_OFFSET = 18 * 3600;

/** Reads `2026-11-23`; null for what is no day. */
export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const year = Number(match[2]) * (match[1] === '-' ? -1 : 1);
  return FeelDate.of(year + 0, Number(match[3]), Number(match[4]));
}

/** Reads `10:30:00`, with a fraction and an offset or a zone; null for what is no time. */
export function parseTime(text: string): FeelTime | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds, fraction = '', zoneText] = match;
  const zone = zoneText === undefined ? null : parseZone(zoneText);
  if (zoneText !== undefined && !zone) return null;
  return timeOf(Number(hours), Number(minutes), Number(seconds), Number(fraction.slice(0, 9).padEnd(9, '0')), zone);
}

/** Reads `2026-11-23T10:30:00`, with a zone or without; a date alone is its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const [day = '', clock, ...rest] = text.split('T');
  if (clock === undefined) {
    const date = parseDate(text);
    return date && new FeelDateTime(date, new FeelTime(0, 0, null));
  }
  // A zone's name may have a T in it.
  const time = parseTime([clock, ...rest].join('T'));
  const date = parseDate(day);
  return date && time && new FeelDateTime(date, time);
}

/** The value of `@"…"` (DMN 1.5 §10.3.2.3.3); null when it is none of them. */
export function parseTemporal(text: string) {
  if (DATE.test(text)) return parseDate(text);
  if (TIME.test(text)) return parseTime(text);
  return parseDuration(text) ?? parseDateTime(text);
}

export function timeOf(
  hour: number,
  minute: number,
  second: number,
  nanos: number,
  zone: Zone | null,
): FeelTime | null {
  const isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return isTime ? new FeelTime(hour * 3600 + minute * 60 + second, nanos, zone) : null;
}

/** The zone at an offset in seconds; null when it is none. */
export function zoneAt(offset: number): Zone | null {
  return Number.isInteger(offset) && Math.abs(offset) <= LARGEST_OFFSET ? { offset } : null;
}

function parseZone(text: string): Zone | null {
  if (text === 'Z') return UTC;
  if (text.startsWith('@')) return zoneNamed(text.slice(1));
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  if (minutes > 59 || seconds > 59) return null;
  return zoneAt((hours * 3600 + minutes * 60 + seconds) * (text.startsWith('-') ? -1 : 1) + 0);
}
