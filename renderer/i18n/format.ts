import { intlLocale } from './text.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function dateTimeFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = intlLocale() + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(intlLocale(), options);
    formatters.set(key, formatter);
  }
  return formatter;
}

let zoneNow: string | null = null;

/** The zone that this machine is set to, as an IANA name. Asked once for all rows of a screen: it may be set anew. */
export function localTimeZone(): string {
  if (zoneNow !== null) return zoneNow;
  queueMicrotask(() => {
    zoneNow = null;
  });
  zoneNow = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zoneNow;
}

/** Day, month and time in a zone that the caller names: `24 Nov, 14:30`. */
export function formatDateTime(instant: string, timeZone: string): string {
  return dateTimeFormat({
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** The same with year and zone, for titles and records: `24 Nov 2026, 14:30 GMT+1`. */
export function formatDateTimeWithZone(instant: string, timeZone: string): string {
  return dateTimeFormat({
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(instant));
}

/** `14:30` in a zone that the caller names. */
export function formatTime(instant: string, timeZone: string): string {
  return dateTimeFormat({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** A calendar date without a time (`2026-11-24`), which has no zone and must not be moved by one. */
export function formatCalendarDate(date: string): string {
  return dateTimeFormat({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

const numberFormatters = new Map<string, Intl.NumberFormat>();

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = intlLocale() + JSON.stringify(options);
  let formatter = numberFormatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(intlLocale(), options);
    numberFormatters.set(key, formatter);
  }
  return formatter.format(value);
}

/** Bytes with a binary unit, a decimal from megabytes on: `4.2 MB`, `820 kB`. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return formatNumber(value, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: unit < 2 ? 0 : 1,
  });
}

/** A length of time in its two largest units: `2 d 4 h`, `3 h 05 m`, `12 m`. The sign is left to the caller. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    formatNumber(value, { style: 'unit', unit: name, unitDisplay: 'narrow' });
  if (days > 0) return hours > 0 ? `${unit(days, 'day')} ${unit(hours, 'hour')}` : unit(days, 'day');
  if (hours > 0) return rest > 0 ? `${unit(hours, 'hour')} ${unit(rest, 'minute')}` : unit(hours, 'hour');
  return unit(rest, 'minute');
}
