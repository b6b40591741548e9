import { fromEpochDay, toEpochDay } from './calendar.ts';

/** Where a time is told: an offset from UTC in seconds, or the name of a zone of the IANA data base. */
export type Zone = { readonly offset: number } | { readonly name: string };

export const UTC: Zone = { offset: 0 };
const MOST_ZONES = 100;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone with this name; null when nobody knows it. */
export function zoneNamed(name: string): Zone | null {
  return /^[A-Za-z]/.test(name) && formatOf(name) ? { name } : null;
}

/** Offset of a zone in seconds when its clocks show this local time (seconds since 1970, as if in UTC). */
export function offsetAt(zone: Zone, localSeconds: number): number {
  if ('offset' in zone) return zone.offset;
  const first = offsetAtInstant(zone.name, localSeconds);
  // Near a change of the clocks the first answer is the other side's.
  return offsetAtInstant(zone.name, localSeconds - first);
}

/** Offset of a zone at an instant (seconds since 1970 in UTC). */
export function offsetOf(zone: Zone, instant: number): number {
  return 'offset' in zone ? zone.offset : offsetAtInstant(zone.name, instant);
}

function offsetAtInstant(name: string, instant: number): number {
  const format = formatOf(name);
  if (!format) return 0;
  const { year } = fromEpochDay(Math.floor(instant / 86_400));
  // The data base says nothing of other centuries, and a Date cannot hold all of FEEL's years.
  const known = year >= 1900 && year <= 2100 ? instant : instant - toEpochDay(year, 1, 1) * 86_400;
  const parts = Object.fromEntries(
    format.formatToParts(known * 1000).map(part => [part.type, Number(part.value)] as const),
  );
  const day = toEpochDay(parts['year'] ?? 1970, parts['month'] ?? 1, parts['day'] ?? 1);
  const shown = day * 86_400 + (parts['hour'] ?? 0) * 3600 + (parts['minute'] ?? 0) * 60 + (parts['second'] ?? 0);
  return shown - Math.floor(known);
}

function formatOf(name: string): Intl.DateTimeFormat | null {
  const kept = formats.get(name);
  if (kept) return kept;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formats.size >= MOST_ZONES) formats.clear();
    formats.set(name, format);
    return format;
  } catch {
    // RangeError: no such zone.
    return null;
  }
}

/** `Z`, `+02:00`, `@Europe/Paris`, as it stands behind a time; nothing without a zone. */
export function formatZone(zone: Zone | null): string {
  if (!zone) return '';
  if ('name' in zone) return `@${zone.name}`;
  if (zone.offset === 0) return 'Z';
  const size = Math.abs(zone.offset);
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${zone.offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`;
}

export function isSameZone(a: Zone | null, b: Zone | null): boolean {
  if (!a || !b) return a === b;
  if ('name' in a) return 'name' in b && a.name === b.name;
  return 'offset' in b && a.offset === b.offset;
}
