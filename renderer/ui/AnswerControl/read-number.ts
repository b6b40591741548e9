import { formatNumber } from '../../i18n/format.ts';
import { intlLocale } from '../../i18n/text.ts';

function separators(): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(intlLocale()).formatToParts(1234567.8);
  return {
    group: parts.find(part => part.type === 'group')?.value ?? ',',
    decimal: parts.find(part => part.type === 'decimal')?.value ?? '.',
  };
}

/**
 * The number that was typed, in the window's language: `1,200.50`. What is no number is kept as it was typed, so that
 * nothing is lost; the check then says that it is none. Undefined for nothing.
 */
export function readNumber(typed: string): number | string | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return undefined;
  const { group, decimal } = separators();
  const plain = trimmed.replaceAll(/[\s\u00a0\u202f]/g, '').replaceAll('−', '-');
  const [whole = '', ...fraction] = plain.split(decimal);
  const grouped = whole.includes(group) && !/^[+-]?\d{1,3}(?:\D\d{3})+$/.test(whole);
  const said = [whole.replaceAll(group, ''), ...fraction].join('.');
  if (grouped || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(said) || fraction.some(part => part.includes(group)))
    return trimmed;
  const value = Number(said);
  // More digits than a double holds would be sent as another number than the one on the screen.
  const significant = said.replaceAll(/[^\d]/g, '').replace(/^0+/, '');
  return significant.length > 15 ? trimmed : value;
}

/** A number as a person would type it: no grouping, so that editing it is not a fight with commas. */
export function showNumber(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return formatNumber(value, { useGrouping: false, maximumFractionDigits: 15 });
  }
  return typeof value === 'string' ? value : '';
}
