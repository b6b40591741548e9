import { formatDateCode } from './format-date.ts';

/** Number formats that a workbook does not write out (ECMA-376, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
};

export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

/** A number as the spreadsheet would show it, as far as its format is one of the usual ones; else as it is kept. */
export function formatCell(value: number, code: string, isFrom1904: boolean): string {
  if (code === 'General' || code === '' || code === '@' || !Number.isFinite(value)) return general(value);
  const sections = sectionsOf(code);
  const [positive = 'General', negative, zero] = sections;
  const section = value < 0 && negative !== undefined ? negative : value === 0 && zero !== undefined ? zero : positive;
  const shown = value < 0 && negative !== undefined ? -value : value;
  if (/^general$/i.test(section.trim())) return general(shown);
  const bare = bareCode(section);
  if (/[ymdhs]/i.test(bare)) return formatDateCode(value, section, isFrom1904) ?? general(value);
  return formatNumberCode(shown, section) ?? general(value);
}

/** Eleven digits, as a cell of a spreadsheet shows them. */
function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(11));
  return String(rounded).replace('e', 'E');
}

/** Parted by semicolons that stand neither in quotes nor behind a backslash. */
function sectionsOf(code: string): string[] {
  const sections = [''];
  for (const [part] of code.matchAll(/"[^"]*"|\\.|\[[^\]]*\]|[\s\S]/g)) {
    if (part === ';') sections.push('');
    else sections[sections.length - 1] += part;
  }
  return sections;
}

/** Without what is only written beside the number: quoted words, currencies, colours, conditions. */
function bareCode(section: string): string {
  return section.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
}

const DIGITS = /[#0?][#0?,]*(?:\.[#0?]*)?,*(?:E[+-][0#?]+)?|\.[#0?]+/i;

function formatNumberCode(value: number, section: string): string | null {
  const pieces = [...section.matchAll(/"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|([\s\S])/g)].map(
    ([, quoted, escaped, currency, plain]) => ({ words: quoted ?? escaped ?? currency ?? '', plain: plain ?? null }),
  );
  // Words and digits apart: a digit in quotes is a word.
  const pattern = pieces.map(({ plain, words }) => plain ?? '\u0001'.repeat(words.length)).join('');
  const words = pieces.map(({ plain, words: said }) => plain ?? said).join('');
  const found = DIGITS.exec(pattern);
  if (!found) return words;
  if (pattern.includes('/')) return null;
  const [digits] = found;
  const percents = (pattern.match(/%/g) ?? []).length;
  const scaled = value * 100 ** percents;
  const number = /E[+-]/i.test(digits) ? scientific(scaled, digits) : plainNumber(scaled, digits);
  return (words.slice(0, found.index) + number + words.slice(found.index + digits.length)).trim();
}

function plainNumber(value: number, digits: string): string {
  const thousands = /,+$/.exec(digits)?.[0].length ?? 0;
  const [whole = '', fraction = ''] = digits.slice(0, digits.length - thousands).split('.');
  const scaled = value / 1000 ** thousands;
  const most = Math.min(20, fraction.length);
  const least = (fraction.match(/0/g) ?? []).length;
  const fixed = Math.abs(scaled).toFixed(most);
  const [integer = '', decimals = ''] = fixed.split('.');
  const shortest = (whole.match(/0/g) ?? []).length;
  const padded = integer === '0' && shortest === 0 ? '' : integer.padStart(shortest, '0');
  const grouped = /[#0?],[#0?]/.test(whole) ? padded.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : padded;
  let end = decimals.length;
  while (end > least && decimals[end - 1] === '0') end--;
  const shown = decimals.slice(0, end);
  const isZero = !/[1-9]/.test(fixed);
  return `${scaled < 0 && !isZero ? '-' : ''}${grouped}${shown === '' ? '' : `.${shown}`}`;
}

function scientific(value: number, digits: string): string {
  const fraction = /\.([0#?]*)E/i.exec(digits)?.[1]?.length ?? 0;
  const [mantissa = '', exponent = '0'] = value.toExponential(Math.min(20, fraction)).split('e');
  const size = /E[+-]([0#?]+)/i.exec(digits)?.[1]?.length ?? 2;
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${mantissa}E${sign}${exponent.replace(/^[+-]/, '').padStart(size, '0')}`;
}
