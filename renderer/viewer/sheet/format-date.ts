const DAY_MS = 86_400_000;
/** Day 0 of a workbook, once as Lotus counted it (with a 29 February 1900) and once as the first Macintosh did. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const PARTS =
  /"([^"]*)"|\\(.)|\[\$[^\]]*\]|\[(h+|m+|s+)\]|\[[^\]]*\]|_.|\*.|(AM\/PM|A\/P)|(y+|m+|d+|h+|s+(?:\.0+)?|\.0+)|([\s\S])/gi;

/** A serial date by a format code; null for one that is no date. */
export function formatDateCode(serial: number, code: string, isFrom1904: boolean): string | null {
  if (serial < 0 || serial > LAST_DAY) return null;
  // Before March 1900 the leap day that never was has not been counted yet.
  const days = !isFrom1904 && serial < 60 ? serial + 1 : serial;
  // To the millisecond: a tenth of a second is kept as a fraction that no binary number is.
  const at = new Date((isFrom1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(days * DAY_MS));
  const parts = [...code.matchAll(PARTS)];
  const isTwelve = parts.some(([, , , , half]) => half !== undefined);
  const tokens = parts.map(([, , , total, , date]) => (total ?? date ?? '').toLowerCase());
  const isMinute = (i: number) => {
    const before = tokens.slice(0, i).findLast(token => token !== '');
    const behind = tokens.slice(i + 1).find(token => token !== '');
    return before?.startsWith('h') === true || behind?.startsWith('s') === true;
  };
  return parts
    .map(([, quoted, escaped, total, half, date, other], i) => {
      if (total !== undefined) return elapsed(serial, total.toLowerCase());
      if (half !== undefined) return at.getUTCHours() < 12 ? half.split('/')[0] : half.split('/')[1];
      if (date !== undefined) return datePart(at, date.toLowerCase(), isMinute(i), isTwelve);
      return quoted ?? escaped ?? other ?? '';
    })
    .join('')
    .trim();
}

function elapsed(serial: number, unit: string): string {
  const seconds = Math.round(serial * 86_400);
  const per = unit.startsWith('h') ? 3600 : unit.startsWith('m') ? 60 : 1;
  return String(Math.floor(seconds / per)).padStart(unit.length, '0');
}

function datePart(at: Date, part: string, isMinute: boolean, isTwelve: boolean): string {
  const padded = (value: number) => String(value).padStart(Math.min(2, part.length), '0');
  switch (part[0]) {
    case 'y':
      return part.length <= 2 ? String(at.getUTCFullYear() % 100).padStart(2, '0') : String(at.getUTCFullYear());
    case 'm': {
      if (isMinute && part.length <= 2) return padded(at.getUTCMinutes());
      const name = MONTHS[at.getUTCMonth()] ?? '';
      if (part.length === 5) return name.slice(0, 1);
      return part.length >= 4 ? name : part.length === 3 ? name.slice(0, 3) : padded(at.getUTCMonth() + 1);
    }
    case 'd': {
      const name = WEEKDAYS[at.getUTCDay()] ?? '';
      return part.length >= 4 ? name : part.length === 3 ? name.slice(0, 3) : padded(at.getUTCDate());
    }
    case 'h':
      return padded(isTwelve ? at.getUTCHours() % 12 || 12 : at.getUTCHours());
    case 's': {
      const digits = part.split('.')[1]?.length ?? 0;
      const whole = String(at.getUTCSeconds()).padStart(part.startsWith('ss') ? 2 : 1, '0');
      return digits === 0 ? whole : `${whole}.${fraction(at, digits)}`;
    }
    default:
      return `.${fraction(at, part.length - 1)}`;
  }
}

function fraction(at: Date, digits: number): string {
  return String(at.getUTCMilliseconds()).padStart(3, '0').padEnd(digits, '0').slice(0, digits);
}
