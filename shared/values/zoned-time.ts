/** Minutes east of Greenwich that a zone had at an instant. */
function offsetAt(zone: string, epochMs: number): number {
  const fixed = offsetOfName(zone);
  if (fixed !== null) return fixed;
  const parts = formatter(zone).formatToParts(epochMs);
  const part = (type: string) => Number(parts.find(one => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(epochMs / 1000) * 1000) / 60_000);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let made = formatters.get(timeZone);
  if (!made) {
    const two = '2-digit' as const;
    made = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    formatters.set(timeZone, made);
  }
  return made;
}

/** `+05:30` and `Z` as minutes; null for a zone with a name. */
function offsetOfName(zone: string): number | null {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (!match) return null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** `+01:00`; Greenwich is `Z`. */
export function offsetName(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Whether this machine knows a zone by this name. */
export function isZone(zone: string): boolean {
  if (offsetOfName(zone) !== null) return true;
  try {
    return formatter(zone) !== undefined;
  } catch {
    // RangeError: no such zone.
    return false;
  }
}

/**
 * The offsets that a clock on the wall of a zone can have had when it showed this time (`2026-03-29T02:30`): one as a
 * rule, none in the hour that is left out in spring, two in the hour that comes twice in autumn, the earlier first.
 */
export function offsetsOf(zone: string, local: string): readonly number[] {
  const asUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  if (Number.isNaN(asUtc)) return [];
  // No zone is more than a day off, and no two of its changes lie within two days.
  const near = new Set([offsetAt(zone, asUtc - 86_400_000), offsetAt(zone, asUtc + 86_400_000)]);
  return [...near].filter(offset => offsetAt(zone, asUtc - offset * 60_000) === offset).toSorted((a, b) => b - a);
}

/** An instant with an offset (RFC 3339) taken apart: what the clock showed, and where. Null when it is none. */
export function splitInstant(instant: string): { local: string; offset: number } | null {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/.exec(instant);
  const [, day = '', minute = '', second = '', zone = ''] = match ?? [];
  const offset = offsetOfName(zone.toUpperCase());
  if (!match || offset === null) return null;
  const local = `${day}T${minute}${/^:0+(?:\.0+)?$/.test(second) ? '' : second}`;
  return Number.isNaN(Date.parse(`${day}T${minute}:00Z`)) ? null : { local, offset };
}

/** RFC 3339, seconds and offset always there. */
export function joinInstant(local: string, offset: number): string {
  return `${local.length === 16 ? `${local}:00` : local}${offsetName(offset)}`;
}
