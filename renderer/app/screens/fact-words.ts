import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';

/** The client's property name as words: `sumAssured` is "Sum assured". */
export function factLabel(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A fact of any JSON shape, readable: lists by commas, objects by their parts. */
export function factValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return text('case.fact.none');
  if (typeof value === 'boolean') return text(value ? 'case.fact.yes' : 'case.fact.no');
  if (typeof value === 'number') return formatNumber(value, { maximumFractionDigits: 10 });
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(factValue).join(', ');
  return Object.entries(value)
    .map(([name, part]) => `${factLabel(name)}: ${factValue(part)}`)
    .join('; ');
}
