import { formatNumber } from '../../i18n/format.ts';
import { intlLocale } from '../../i18n/text.ts';

function separators(): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(intlLocale()).formatToParts(1234567.8);
  return {
    group: parts.find(part => part.type === 'group')?.value ?? ',',
    decimal: parts.find(part => part.type === 'decimal')?.value ?? '.',
  };
}

/** What was typed in the window's language as plain digits: `1,200.50` is `1200.50`. Null for what is no number. */
export function plainNumber(typed: string): string | null {
  const { group, decimal } = separators();
  const plain = typed.replaceAll(/[\s\u00a0\u202f]/g, '').replaceAll('−', '-');
  const [whole = '', ...fraction] = plain.split(decimal);
  const grouped = whole.includes(group) && !/^[+-]?\d{1,3}(?:\D\d{3})+$/.test(whole);
  const said = [whole.replaceAll(group, ''), ...fraction].join('.');
  if (grouped || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(said) || fraction.some(part => part.includes(group))) return null;
  return said;
}

/**
 * The number that was typed. What is no number is kept as it was typed, so that nothing is lost; the check then says
 * that it is none. Undefined for nothing.
 */
export function readNumber(typed: string): number | string | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return undefined;
  const said = plainNumber(trimmed);
  if (said === null) return trimmed;
  // More digits than a double holds would be sent as another number than the one on the screen.
  const significant = said.replaceAll(/[^\d]/g, '').replace(/^0+/, '');
  return significant.length > 15 ? trimmed : Number(said);
}

/** The decimal that was typed, as the text that is sent: every digit of it, also the zeros at the end. */
export function readDecimal(typed: string): string | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return undefined;
  const said = plainNumber(trimmed);
  if (said === null) return trimmed;
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)\.?(\d*)$/.exec(said) ?? [];
  const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** A number as a person would type it: no grouping, so that editing it is not a fight with commas. */
export function showNumber(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return formatNumber(value, { useGrouping: false, maximumFractionDigits: 15 });
  }
  return typeof value === 'string' ? value : '';
}

export function showDecimal(value: unknown): string {
  if (typeof value === 'number') return showNumber(value);
  if (typeof value !== 'string') return '';
  return /^-?\d+\.\d+$/.test(value) ? value.replace('.', separators().decimal) : value;
}
