/** Languages whose month names are known besides the screen's. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'];

const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const NUMERIC = /(?<![\d.])(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?!\d)/g;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?(?:\s+(?:of|de|del))?[\s-]+(\p{L}{3,})\.?,?(?:\s+de[l]?)?[\s-]+(\d{4}|\d{2})(?!\d)/gu;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/gu;

/**
 * The dates that a text can mean, as `YYYY-MM-DD`: the one date that stands in it, or every reading of it where day and
 * month, or the century, can be told apart by nobody. Empty: no date, or several.
 */
export function readDates(said: string, locale: string): readonly string[] {
  const months = monthsOf(locale);
  const monthOf = (name: string): number => months.get(fold(name)) ?? months.get(fold(name).slice(0, 3)) ?? 0;
  const found: string[][] = [];
  for (const [, year = '', month = '', day = ''] of said.matchAll(ISO)) found.push(dates(year, month, day));
  for (const [, one = '', two = '', year = ''] of said.replaceAll(ISO, ' ').matchAll(NUMERIC)) {
    // Day first, as most of the world writes; the other order is offered where it is a date too.
    found.push([...new Set([...dates(year, two, one), ...dates(year, one, two)])]);
  }
  for (const [, day = '', name = '', year = ''] of said.matchAll(DAY_FIRST)) {
    found.push(dates(year, String(monthOf(name)), day));
  }
  for (const [, name = '', day = '', year = ''] of said.matchAll(MONTH_FIRST)) {
    found.push(dates(year, String(monthOf(name)), day));
  }
  const real = found.filter(readings => readings.length > 0);
  const distinct = new Set(real.map(readings => readings.join(' ')));
  return distinct.size === 1 ? (real[0] ?? []) : [];
}

/** In both centuries where the year is written with two digits. Nothing when there is no such day. */
function dates(year: string, month: string, day: string): string[] {
  const years = year.length === 2 ? [`20${year}`, `19${year}`] : [year];
  return years.flatMap(one => {
    const date = `${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const at = new Date(`${date}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? [date] : [];
  });
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** By full name and, where it is one month's alone, by its first three letters. */
function monthsOf(locale: string): ReadonlyMap<string, number> {
  const before = known.get(locale);
  if (before) return before;
  const full = new Map<string, number>();
  const short = new Map<string, number | null>();
  for (const language of new Set([...LANGUAGES, locale])) {
    const words = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const parts = words.formatToParts(Date.UTC(2001, month - 1, 1));
      const name = fold(parts.find(({ type }) => type === 'month')?.value ?? '');
      full.set(name, month);
      const start = name.slice(0, 3);
      short.set(start, (short.get(start) ?? month) === month ? month : null);
    }
  }
  const months = new Map<string, number>(full);
  for (const [start, month] of short) if (month !== null && !months.has(start)) months.set(start, month);
  known.set(locale, months);
  return months;
}

function fold(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
